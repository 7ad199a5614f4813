class Outer {
  @Network(input = {4}) private record Net(@Units(10) Dense logits) {}
}
