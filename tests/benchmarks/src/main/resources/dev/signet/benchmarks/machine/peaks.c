/* What one core can do in registers: xor + popcount + add, and fused multiply-add. Every loop returns a number
   that depends on all of its work, so that none of it can be left out. */
#include <stdint.h>

#if defined(__x86_64__)
#include <immintrin.h>

/* The compiler must take the value for changed. */
#define OPAQUE(v) __asm__ volatile("" : "+v"(v))

/* 0: AVX2 and FMA, 1: AVX-512 F and VPOPCNTDQ */
int supports(int what) {
  __builtin_cpu_init();
  return what == 0 ? __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                   : __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq");
}

/* n x 32 x 256 multiplications of one bit: table lookup by pshufb, bytes added up every 8 steps. */
__attribute__((target("avx2"))) int64_t popcount_pshufb(int64_t n) {
  __m256i sums[4], w[4], x = _mm256_set1_epi64x(12345), zero = _mm256_setzero_si256();
  __m256i low = _mm256_set1_epi8(15);
  __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3,
                                   2, 3, 3, 4);
  for (int j = 0; j < 4; j++) {
    sums[j] = zero;
    w[j] = _mm256_set1_epi64x(j * 77 + 1);
  }
  for (int64_t i = 0; i < n; i++) {
    __m256i bytes[4] = {zero, zero, zero, zero};
    for (int k = 0; k < 8; k++) {
      OPAQUE(x);
#pragma GCC unroll 4
      for (int j = 0; j < 4; j++) {
        __m256i v = _mm256_xor_si256(x, w[j]);
        __m256i right = _mm256_shuffle_epi8(table, _mm256_and_si256(v, low));
        __m256i left = _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(v, 4), low));
        bytes[j] = _mm256_add_epi8(bytes[j], _mm256_add_epi8(left, right));
      }
#pragma GCC unroll 4
      for (int j = 0; j < 4; j++) OPAQUE(bytes[j]);
    }
#pragma GCC unroll 4
    for (int j = 0; j < 4; j++) sums[j] = _mm256_add_epi64(sums[j], _mm256_sad_epu8(bytes[j], zero));
  }
  int64_t sum = 0;
  for (int j = 0; j < 4; j++) sum += _mm256_extract_epi64(sums[j], 0);
  return sum;
}

/* n x 8 x 512 multiplications of one bit. */
__attribute__((target("avx512f,avx512vpopcntdq"))) int64_t popcount_vpopcntq(int64_t n) {
  __m512i sums[8], w[8], x = _mm512_set1_epi64(12345);
  for (int j = 0; j < 8; j++) {
    sums[j] = _mm512_setzero_si512();
    w[j] = _mm512_set1_epi64(j * 77 + 1);
  }
  for (int64_t i = 0; i < n; i++) {
    OPAQUE(x);
#pragma GCC unroll 8
    for (int j = 0; j < 8; j++) sums[j] = _mm512_add_epi64(sums[j], _mm512_popcnt_epi64(_mm512_xor_si512(x, w[j])));
  }
  int64_t sum = 0;
  for (int j = 0; j < 8; j++) sum += _mm512_reduce_add_epi64(sums[j]);
  return sum;
}

/* n x 10 x 8 multiply-adds. */
__attribute__((target("avx2,fma"))) int64_t fma_ymm(int64_t n) {
  __m256 sums[10], x = _mm256_set1_ps(1), w = _mm256_set1_ps(0.5f);
  for (int j = 0; j < 10; j++) sums[j] = _mm256_setzero_ps();
  for (int64_t i = 0; i < n; i++) {
    OPAQUE(x);
#pragma GCC unroll 10
    for (int j = 0; j < 10; j++) sums[j] = _mm256_fmadd_ps(x, w, sums[j]);
  }
  float sum = 0;
  for (int j = 0; j < 10; j++) sum += _mm256_cvtss_f32(sums[j]);
  return (int64_t) sum;
}

/* n x 12 x 16 multiply-adds. */
__attribute__((target("avx512f"))) int64_t fma_zmm(int64_t n) {
  __m512 sums[12], x = _mm512_set1_ps(1), w = _mm512_set1_ps(0.5f);
  for (int j = 0; j < 12; j++) sums[j] = _mm512_setzero_ps();
  for (int64_t i = 0; i < n; i++) {
    OPAQUE(x);
#pragma GCC unroll 12
    for (int j = 0; j < 12; j++) sums[j] = _mm512_fmadd_ps(x, w, sums[j]);
  }
  float sum = 0;
  for (int j = 0; j < 12; j++) sum += _mm512_reduce_add_ps(sums[j]);
  return (int64_t) sum;
}

#else
int supports(int what) { return 0 * what; }
int64_t popcount_pshufb(int64_t n) { return n; }
int64_t popcount_vpopcntq(int64_t n) { return n; }
int64_t fma_ymm(int64_t n) { return n; }
int64_t fma_zmm(int64_t n) { return n; }
#endif
