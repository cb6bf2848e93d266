//! A fountain code: the whole is cut into parts of one size, and each block is the exclusive or of some of them, chosen by its
//! number. As many independent blocks as there are parts give the parts back, by Gaussian elimination over bits.
//!
//! The first blocks are the parts themselves; any later one takes each part or leaves it by the toss of a coin. Of those, two more
//! than are missing are enough nearly always.

/// Which parts a block is the sum of, a bit each.
type Mask = Vec<u64>;

/// Which of `count` parts the block of this number is the sum of. Sender and receiver reckon it alike.
fn mask_of(id: u32, count: usize, seed: u32) -> Mask {
    let words = count.div_ceil(64);
    let mut mask = vec![0; words];
    if let Some(word) = mask.get_mut(id as usize / 64).filter(|_| (id as usize) < count) {
        *word = 1 << (id % 64);
        return mask;
    }
    let mut coins = SplitMix(u64::from(seed) << 32 | u64::from(id));
    mask.fill_with(|| coins.next());
    if !count.is_multiple_of(64)
        && let Some(last) = mask.last_mut()
    {
        *last &= (1 << (count % 64)) - 1;
    }
    if mask.iter().all(|word| *word == 0) {
        // One in 2^count: it would tell nothing.
        mask.fill(1);
        mask.iter_mut().skip(1).for_each(|word| *word = 0);
    }
    mask
}

/// SplitMix64: a row of random numbers that is the same everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

fn add(to: &mut [u8], from: &[u8]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to ^= from);
}

/// Gives blocks, as many as one likes.
#[derive(Clone, Debug)]
pub(super) struct Encoder {
    parts: Vec<Vec<u8>>,
    seed: u32,
}

impl Encoder {
    /// `bytes` in parts of `size`; the last one is filled up with zeros.
    pub(super) fn new(bytes: &[u8], size: usize, seed: u32) -> Self {
        let part = |chunk: &[u8]| {
            let mut part = chunk.to_vec();
            part.resize(size, 0);
            part
        };
        Self { parts: bytes.chunks(size).map(part).collect(), seed }
    }

    /// So many parts there are.
    pub(super) fn count(&self) -> usize {
        self.parts.len()
    }

    /// The block of this number.
    pub(super) fn block(&self, id: u32) -> Vec<u8> {
        let mut block = vec![0; self.parts.first().map_or(0, Vec::len)];
        let mask = mask_of(id, self.count(), self.seed);
        for (_, part) in self.parts.iter().enumerate().filter(|(at, _)| mask[at / 64] >> (at % 64) & 1 == 1) {
            add(&mut block, part);
        }
        block
    }
}

/// One equation: the sum of these parts is this.
#[derive(Clone, Debug)]
struct Row {
    mask: Mask,
    sum: Vec<u8>,
}

impl Row {
    fn has(&self, part: usize) -> bool {
        self.mask[part / 64] >> (part % 64) & 1 == 1
    }

    fn first(&self) -> Option<usize> {
        let word = self.mask.iter().position(|word| *word != 0)?;
        Some(word * 64 + self.mask[word].trailing_zeros() as usize)
    }

    fn take_away(&mut self, other: &Row) {
        self.mask.iter_mut().zip(&other.mask).for_each(|(to, from)| *to ^= from);
        add(&mut self.sum, &other.sum);
    }
}

/// Puts the parts together out of blocks.
#[derive(Clone, Debug)]
pub(super) struct Decoder {
    /// At each part's place the equation in which it is the first.
    rows: Vec<Option<Row>>,
    known: usize,
    seed: u32,
}

impl Decoder {
    /// For so many parts.
    pub(super) fn new(count: usize, seed: u32) -> Self {
        Self { rows: vec![None; count], known: 0, seed }
    }

    /// So many independent blocks have come.
    pub(super) fn known(&self) -> usize {
        self.known
    }

    /// So many are needed.
    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// Takes a block; tells whether it said anything new. All have to be of one length.
    pub(super) fn add(&mut self, id: u32, block: &[u8]) -> bool {
        let mut row = Row { mask: mask_of(id, self.rows.len(), self.seed), sum: block.to_vec() };
        while let Some(first) = row.first() {
            match &self.rows[first] {
                Some(known) => row.take_away(known),
                None => {
                    self.rows[first] = Some(row);
                    self.known += 1;
                    return true;
                }
            }
        }
        false
    }

    /// The parts in their order, once enough blocks have come.
    pub(super) fn whole(self) -> Option<Vec<u8>> {
        let mut rows: Vec<Row> = self.rows.into_iter().collect::<Option<_>>()?;
        // From the last to the first: what stands behind a part in its equation is known by then.
        for at in (0..rows.len()).rev() {
            let (before, from) = rows.split_at_mut(at);
            for row in before.iter_mut().filter(|row| row.has(at)) {
                row.take_away(&from[0]);
            }
        }
        Some(rows.into_iter().flat_map(|row| row.sum).collect())
    }
}
