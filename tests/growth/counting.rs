//! An allocator that counts what each thread takes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What work took from memory.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub pieces: u64,
    pub bytes: u64,
}

thread_local! {
    static TAKEN: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count(bytes: usize) {
    // A thread that is ending has no counter any more.
    let _ = TAKEN.try_with(|taken| {
        let (pieces, before) = taken.get();
        taken.set((pieces + 1, before + bytes as u64));
    });
}

// SAFETY: everything is passed on to the system's allocator as it came; counting takes no memory.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size.saturating_sub(layout.size()));
        unsafe { System.realloc(at, layout, size) }
    }
}

pub fn cost(work: impl FnOnce()) -> Cost {
    let before = TAKEN.get();
    work();
    let after = TAKEN.get();
    Cost { pieces: after.0 - before.0, bytes: after.1 - before.1 }
}
