;; The inner loop of the search in large logs. In JavaScript the same loop takes five times as long, most of it for
;; checks of bounds.
;;
;; A step is eight bytes. Its hash is the step times a large odd number; the upper bits of that are the best ones.
;; Two tables say which steps are marked. The first is small enough for the fastest cache of a processor: one bit for a
;; step, in the word of 32 bits that begins at any byte of it. The second is larger, and is only asked where the first
;; says yes: one byte for a step.
;;
;; The memory: 320 KiB of text, the first table from 0x50000, the second from 0x58000.
(module
  (memory (export "memory") 10)

  ;; Marks the step that begins at `at`.
  (func (export "mark") (param $at i32)
    (local $hash i64) (local $word i32)
    (local.set $hash (i64.mul (i64.load (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))
    (local.set $word (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 50))))
    (i32.store offset=0x50000 (local.get $word)
      (i32.or
        (i32.load offset=0x50000 (local.get $word))
        (i32.shl (i32.const 1) (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 45))))))
    (i32.store8 offset=0x58000
      (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 29))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46)))
      (i32.const 1)))

  ;; The first pair of steps at or after `at` of which one is marked, or `end`. Both are multiples of 16.
  (func (export "next") (param $at i32) (param $end i32) (result i32)
    (local $first i64) (local $second i64)
    (block $found
      (loop $pairs
        (br_if $found (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $first (i64.mul (i64.load (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))
        (local.set $second (i64.mul (i64.load offset=8 (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))
        (if
          (i32.and (i32.const 1)
            (i32.or
              (i32.shr_u
                (i32.load offset=0x50000 (i32.wrap_i64 (i64.shr_u (local.get $first) (i64.const 50))))
                (i32.wrap_i64 (i64.shr_u (local.get $first) (i64.const 45))))
              (i32.shr_u
                (i32.load offset=0x50000 (i32.wrap_i64 (i64.shr_u (local.get $second) (i64.const 50))))
                (i32.wrap_i64 (i64.shr_u (local.get $second) (i64.const 45))))))
          (then
            (br_if $found
              (i32.or
                (i32.load8_u offset=0x58000
                  (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $first) (i64.shr_u (local.get $first) (i64.const 29))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46))))
                (i32.load8_u offset=0x58000
                  (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $second) (i64.shr_u (local.get $second) (i64.const 29))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $pairs)))
    (local.get $at)))
