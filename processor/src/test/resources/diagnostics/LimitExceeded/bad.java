@Network(input = {4}) @Require(maxMacs = 30) record Net(@Units(10) Dense logits) {}
