;; The inner loop of the search in large logs. In JavaScript the same loop takes five times as long, most of it for
;; checks of bounds. What `$place` does is written out in the loop: a call there costs a fifth, and no engine avoids it.
;;
;; A step is eight bytes. Its hash is the step times a large odd number; the upper bits of that are the best ones.
;; Two tables say which steps are marked, with a byte for each hash. The first goes by the step alone. The second goes by
;; the step together with the four bytes before or behind it, and is only asked where the first says yes.
;;
;; The memory: a page, so that there are bytes before the first step; 320 KiB of text from 0x1000; the first table from
;; 0x60000; the second from 0x80000.
(module
  (memory (export "memory") 12)

  ;; Where the second table has a step with this hash and these four bytes beside it.
  (func $place (param $hash i64) (param $beside i64) (result i32)
    (i32.wrap_i64
      (i64.shr_u
        (i64.mul
          (i64.xor (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 29))) (local.get $beside))
          (i64.const 0xbf58476d1ce4e5b9))
        (i64.const 46))))

  ;; Marks the step that begins at `at`, together with the four bytes that begin at `beside`.
  (func (export "mark") (param $at i32) (param $beside i32)
    (local $hash i64)
    (local.set $hash (i64.mul (i64.load offset=0x1000 (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))
    (i32.store8 offset=0x60000 (i32.wrap_i64 (i64.shr_u (local.get $hash) (i64.const 47))) (i32.const 1))
    (i32.store8 offset=0x80000 (call $place (local.get $hash) (i64.load32_u offset=0x1000 (local.get $beside))) (i32.const 1)))

  ;; The first pair of steps at or after `at` of which one is marked, or `end`. Both are multiples of 16.
  (func (export "next") (param $at i32) (param $end i32) (result i32)
    (local $first i64) (local $second i64)
    (block $found
      (loop $pairs
        (br_if $found (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $first (i64.mul (i64.load offset=0x1000 (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))
        (local.set $second (i64.mul (i64.load offset=0x1008 (local.get $at)) (i64.const 0x9e3779b97f4a7c15)))
        (if
          (i32.or
            (i32.load8_u offset=0x60000 (i32.wrap_i64 (i64.shr_u (local.get $first) (i64.const 47))))
            (i32.load8_u offset=0x60000 (i32.wrap_i64 (i64.shr_u (local.get $second) (i64.const 47)))))
          (then
            (local.set $first (i64.xor (local.get $first) (i64.shr_u (local.get $first) (i64.const 29))))
            (local.set $second (i64.xor (local.get $second) (i64.shr_u (local.get $second) (i64.const 29))))
            (br_if $found
              (i32.or
                (i32.or
                  (i32.load8_u offset=0x80000
                    (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $first) (i64.load32_u offset=0x0ffc (local.get $at))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46))))
                  (i32.load8_u offset=0x80000
                    (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $first) (i64.load32_u offset=0x1008 (local.get $at))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46)))))
                (i32.or
                  (i32.load8_u offset=0x80000
                    (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $second) (i64.load32_u offset=0x1004 (local.get $at))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46))))
                  (i32.load8_u offset=0x80000
                    (i32.wrap_i64 (i64.shr_u (i64.mul (i64.xor (local.get $second) (i64.load32_u offset=0x1010 (local.get $at))) (i64.const 0xbf58476d1ce4e5b9)) (i64.const 46)))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $pairs)))
    (local.get $at)))
