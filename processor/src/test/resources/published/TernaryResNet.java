/** TBN with 18 weighted layers: ternary inputs, binary weights (Wan et al. 2018, ECCV). */
@Network(input = {3, 224, 224})
@Binarize(inputs = Estimators.Ternary.class)
record TernaryResNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 64) Two stage1,
    @Stage(units = 2, out = 128, stride = 2) Two stage2,
    @Stage(units = 2, out = 256, stride = 2) Two stage3,
    @Stage(units = 2, out = 512, stride = 2) Two stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** TBN with 34 weighted layers. */
@Network(input = {3, 224, 224})
@Binarize(inputs = Estimators.Ternary.class)
record TernaryResNet34(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 3, out = 64) Two stage1,
    @Stage(units = 4, out = 128, stride = 2) Two stage2,
    @Stage(units = 6, out = 256, stride = 2) Two stage3,
    @Stage(units = 3, out = 512, stride = 2) Two stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

public final class Estimators {
  /** -1, 0 or +1. */
  @Alphabet(levels = {-1, 0, 1})
  public static final class Ternary implements Estimator {
    @Override
    public float deployed(float x, Site site) {
      return x > 0.5f ? 1 : x < -0.5f ? -1 : 0;
    }

    @Override
    public float derivative(float x, Site site) {
      return x >= -1 && x <= 1 ? 1 : 0;
    }
  }
}
