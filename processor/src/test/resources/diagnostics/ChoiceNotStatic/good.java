@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm stemNorm,
    @Filters(4) @Binarize(inputs = Holder.Mine.class) BinaryConv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
public class Holder {
  @Alphabet(levels = {-1, 1}) public static class Mine implements Estimator { public Mine() {}
    public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
    public float derivative(float x, Site s) { return 1; } }
}
