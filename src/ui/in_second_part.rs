//! What puts a function into the second part of the app ([`second_part`](super::second_part)).

/// Makes a function of the second part: asking for it fetches the part, and fails where that could not be had. With `preload(NAME)` there
/// is a function of that name that only fetches. In debug builds and in tests it is a plain function, and never fails.
macro_rules! in_second_part {
    ($(preload($load:ident))? fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $gives:ty $body:block) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split(
            later, wasm_split_path = ::leptos::wasm_split, $(preload($load),)? fallible
        )]
        fn $name($($argument: $type),*) -> Result<$gives, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(split))]
        async fn $name($($argument: $type),*) -> Result<$gives, std::convert::Infallible> {
            Ok($body)
        }
    };
}
pub(in crate::ui) use in_second_part;
