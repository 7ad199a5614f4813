/** BinaryDenseNet with 28 layers of growth 64 (Bethge et al. 2019, arXiv 1906.08637). */
@Network(input = {3, 224, 224})
@Binarize(inputs = Clips.Wide.class, weights = Clips.Wide.class)
record BinaryDenseNet28(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) Growth stage1,
    @Stage(out = 160) Transition shrink1,
    @Stage(units = 6, out = 64) Growth stage2,
    @Stage(out = 192) Transition shrink2,
    @Stage(units = 6, out = 64) Growth stage3,
    @Stage(out = 256) Transition shrink3,
    @Stage(units = 5, out = 64) Growth stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** BinaryDenseNet with 37 layers of growth 64. */
@Network(input = {3, 224, 224})
@Binarize(inputs = Clips.Wide.class, weights = Clips.Wide.class)
record BinaryDenseNet37(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) Growth stage1,
    @Stage(out = 128) Transition shrink1,
    @Stage(units = 8, out = 64) Growth stage2,
    @Stage(out = 192) Transition shrink2,
    @Stage(units = 12, out = 64) Growth stage3,
    @Stage(out = 256) Transition shrink3,
    @Stage(units = 6, out = 64) Growth stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/**
 * 28 with half the growth and twice the layers; widths are those before, by 2.7, 2.7 and 2.2.
 */
@Network(input = {3, 224, 224})
@Binarize(inputs = Clips.Wide.class, weights = Clips.Wide.class)
record BinaryDenseNet51(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 12, out = 32) Growth stage1,
    @Stage(out = 165) Transition shrink1,
    @Stage(units = 12, out = 32) Growth stage2,
    @Stage(out = 203) Transition shrink2,
    @Stage(units = 12, out = 32) Growth stage3,
    @Stage(out = 266) Transition shrink3,
    @Stage(units = 10, out = 32) Growth stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** 37 with half the growth and twice the layers; widths are those before, by 3.3, 3.3 and 4. */
@Network(input = {3, 224, 224})
@Binarize(inputs = Clips.Wide.class, weights = Clips.Wide.class)
record BinaryDenseNet69(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 12, out = 32) Growth stage1,
    @Stage(out = 135) Transition shrink1,
    @Stage(units = 16, out = 32) Growth stage2,
    @Stage(out = 196) Transition shrink2,
    @Stage(units = 24, out = 32) Growth stage3,
    @Stage(out = 241) Transition shrink3,
    @Stage(units = 12, out = 32) Growth stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** Puts OUT channels behind those it was given. */
@DenselyConnected
record Growth(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}

/** Halves the picture and mixes its channels down to OUT. */
@Sequential
record Transition(
    BatchNorm norm,
    @Window(2) MaxPool pool,
    Relu relu,
    @Filters(value = OUT, kernel = 1) Conv mix) {}

public final class Clips {
  /** The sign whose derivative reaches to 1.3. */
  @Alphabet(levels = {-1, 1})
  @ZeroOutside(1.3f)
  public static final class Wide extends SteSign {
    public Wide() {
      super(1.3f);
    }
  }
}
