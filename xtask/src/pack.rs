//! Makes the built WebAssembly smaller to send, without changing what it does: short names for what it takes from its
//! script, and functions in an order in which those that are alike stand beside each other, where brotli finds them
//! cheaply. Both are measured in `docs/BENCHMARKS.md`.

use std::{collections::HashMap, convert::Infallible, fs, path::Path};

use wasm_encoder::{
    CodeSection, FunctionSection, ImportSection, Module,
    reencode::{self, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, ImportSectionReader,
    Operator, Parser, Payload, TypeRef,
};

use crate::trouble::{Outcome, Trouble};

/// Packs the app's WebAssembly and the script that goes with it, where they are.
///
/// # Errors
/// When a file cannot be read or written, or the two do not go together.
pub fn pack(wasm: &Path, script: &Path) -> Outcome {
    let module = fs::read(wasm).map_err(|error| Trouble::at(wasm, "read", &error))?;
    let text = fs::read_to_string(script).map_err(|error| Trouble::at(script, "read", &error))?;
    let unread =
        |error: &dyn std::fmt::Display| Trouble::new(format!("{} cannot be read: {error}.", wasm.display()));
    let names = Names::of(&module).map_err(|error| unread(&error))?;
    let order = Order::of(&module).map_err(|error| unread(&error))?;
    let text = names.in_script(&text)?;
    let mut packed = Module::new();
    Packer { names, order }
        .parse_core_module(&mut packed, Parser::new(0), &module)
        .map_err(|error| unread(&error))?;
    fs::write(wasm, packed.finish()).map_err(|error| Trouble::at(wasm, "write", &error))?;
    fs::write(script, text).map_err(|error| Trouble::at(script, "write", &error))
}

/// Short names for the functions that the module takes from its script.
struct Names(HashMap<String, String>);

impl Names {
    fn of(module: &[u8]) -> wasmparser::Result<Self> {
        let mut names = HashMap::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::ImportSection(section) = payload? else { continue };
            for import in section.into_imports() {
                let count = names.len();
                names.entry(import?.name.to_owned()).or_insert_with(|| short(count));
            }
        }
        Ok(Self(names))
    }

    /// The script with the short names. Each stands there once, as the name of a property, which can be any word.
    fn in_script(&self, script: &str) -> Outcome<String> {
        let mut written = String::with_capacity(script.len());
        let mut found = 0;
        let mut rest = script;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()));
            match self.0.get(word) {
                Some(name) => {
                    found += 1;
                    written.push_str(name);
                }
                None => written.push_str(word),
            }
            let (between, next) = after.split_at(after.find(is_of_word).unwrap_or(after.len()));
            written.push_str(between);
            rest = next;
        }
        if found == self.0.len() {
            Ok(written)
        } else {
            Err(Trouble::new(format!(
                "The app takes {} functions from its script, which names {found}; wasm-bindgen writes it in another \
                 way now.",
                self.0.len()
            )))
        }
    }
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// A name of letters for each number: a to z, then aa and so on.
fn short(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => letter.to_string(),
        more => short(more - 1) + &letter.to_string(),
    }
}

/// The order in which functions are written.
struct Order {
    /// For each place the function that goes there, counted without those that are taken from the script.
    functions: Vec<usize>,
    /// The new index of each function, those of the script before.
    indices: Vec<u32>,
}

impl Order {
    /// Functions of one type beside each other, and those by their likeness.
    fn of(module: &[u8]) -> wasmparser::Result<Self> {
        let mut taken = 0_u32;
        let mut types: Vec<u32> = Vec::new();
        let mut bodies: Vec<FunctionBody<'_>> = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        taken += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let mut functions: Vec<usize> = (0..bodies.len()).collect();
        let likeness = bodies.iter().map(likeness).collect::<Result<Vec<_>, _>>()?;
        functions.sort_by_key(|function| (types.get(*function), &likeness[*function]));
        let mut indices: Vec<u32> = (0..taken).collect();
        indices.resize(indices.len() + functions.len(), 0);
        let (_, own) = indices.split_at_mut(taken as usize);
        for (index, function) in (taken..).zip(&functions) {
            own[*function] = index;
        }
        Ok(Self { functions, indices })
    }
}

/// Where the app's data begins in memory; what lies below is the stack's, as the linker sets it up.
const DATA: i32 = 1 << 20;

/// What is compared of a function: its bytes without those by which the like of it differ, which function is called and
/// where in memory something lies.
fn likeness(body: &FunctionBody<'_>) -> wasmparser::Result<Vec<u8>> {
    let bytes = body.as_bytes();
    let at = |position: usize| position - body.range().start;
    let mut operators = body.get_operators_reader()?;
    let mut likeness = bytes[..at(operators.original_position())].to_vec();
    while !operators.eof() {
        let start = at(operators.original_position());
        let operator = operators.read()?;
        let elsewhere = match operator {
            Operator::Call { .. } => true,
            Operator::I32Const { value } => value >= DATA,
            _ => false,
        };
        let end = if elsewhere { start + 1 } else { at(operators.original_position()) };
        likeness.extend_from_slice(&bytes[start..end]);
    }
    Ok(likeness)
}

/// Writes the module anew.
struct Packer {
    names: Names,
    order: Order,
}

type Done = Result<(), reencode::Error<Infallible>>;

impl Reencode for Packer {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Infallible>> {
        Ok(self.order.indices[function as usize])
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Done {
        for import in section.into_imports() {
            let import = import?;
            let of = self.entity_type(import.ty)?;
            imports.import(import.module, &self.names.0[import.name], of);
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        out: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Done {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for function in &self.order.functions {
            out.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, out: &mut CodeSection, section: CodeSectionReader<'_>) -> Done {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for function in self.order.functions.clone() {
            utils::parse_function_body(self, out, bodies[function].clone())?;
        }
        Ok(())
    }

    /// Left out: they tell what the module was built with, and a browser reads none of it.
    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Done {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, Instruction, RefType,
        TableSection, TableType, TypeSection, ValType,
    };

    use super::*;

    /// A module that takes two functions from its script and has three of its own, each of which gives a number.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("./app.js", "__wbg_now_01", EntityType::Function(0));
        imports.import("./app.js", "__wbg_then_02", EntityType::Function(1));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let own: [(u32, &[Instruction<'_>]); 3] = [
            (1, &[Instruction::I32Const(3), Instruction::Call(1)]),
            (0, &[Instruction::I32Const(2)]),
            (0, &[Instruction::Call(3)]),
        ];
        for (of, body) in own {
            functions.function(of);
            let mut function = Function::new([]);
            body.iter().chain([&Instruction::End]).for_each(|one| {
                function.instruction(one);
            });
            code.function(&function);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 3,
            maximum: None,
            shared: false,
        });
        let mut exports = ExportSection::new();
        exports.export("three", ExportKind::Func, 2);
        exports.export("two", ExportKind::Func, 3);
        let mut elements = ElementSection::new();
        elements.active(
            None,
            &wasm_encoder::ConstExpr::i32_const(0),
            Elements::Functions([4, 3, 2][..].into()),
        );
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables);
        module.section(&exports).section(&elements).section(&code);
        module.finish()
    }

    fn packed() -> Vec<u8> {
        let module = module();
        let (names, order) = (Names::of(&module).unwrap(), Order::of(&module).unwrap());
        let mut packed = Module::new();
        Packer { names, order }.parse_core_module(&mut packed, Parser::new(0), &module).unwrap();
        packed.finish()
    }

    /// Exports with the bytes of the functions that they name.
    fn exported(module: &[u8]) -> Vec<(String, Vec<u8>)> {
        let (mut names, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export.unwrap();
                        names.push((export.name.to_owned(), export.index as usize - 2));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                _ => {}
            }
        }
        names.into_iter().map(|(name, index)| (name, bodies[index].clone())).collect()
    }

    #[test]
    fn functions_keep_what_they_do_under_their_new_places() {
        let (before, after) = (module(), packed());
        wasmparser::validate(&after).unwrap();
        assert_ne!(Order::of(&before).unwrap().indices, [0, 1, 2, 3, 4], "they have moved");
        assert_eq!(exported(&before), exported(&after));
        assert_eq!(Order::of(&after).unwrap().indices, [0, 1, 2, 3, 4], "and stay where they are");
    }

    #[test]
    fn functions_are_alike_whatever_they_call_and_wherever_its_data_lies() {
        let likeness_of = |instruction: Instruction<'_>| {
            let mut function = Function::new([]);
            function.instruction(&instruction).instruction(&Instruction::End);
            let bytes = function.into_raw_body();
            likeness(&FunctionBody::new(wasmparser::BinaryReader::new(&bytes, 0))).unwrap()
        };
        assert_eq!(likeness_of(Instruction::Call(1)), likeness_of(Instruction::Call(300)));
        assert_eq!(likeness_of(Instruction::I32Const(DATA)), likeness_of(Instruction::I32Const(DATA + 9)));
        assert_ne!(likeness_of(Instruction::I32Const(2)), likeness_of(Instruction::I32Const(3)));
    }

    #[test]
    fn module_and_script_get_the_same_short_names() {
        let names = Names::of(&module()).unwrap();
        let script = "const i = {__wbg_now_01: function() {}, __wbg_then_02(a) {}, __wbg_then_023: 1};";
        let short = "const i = {a: function() {}, b(a) {}, __wbg_then_023: 1};";
        assert_eq!(names.in_script(script).unwrap(), short);
        assert!(names.in_script("const i = {__wbg_now_01() {}};").is_err(), "one is missing");
        let mut after: Vec<String> = Names::of(&packed()).unwrap().0.into_keys().collect();
        after.sort();
        assert_eq!(after, ["a", "b"]);
    }

    #[test]
    fn every_number_has_a_name_of_its_own() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(short), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
