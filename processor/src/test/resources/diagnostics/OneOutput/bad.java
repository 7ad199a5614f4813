@Network(input = {4}) record Net(@Units(1) Dense logits) {}
