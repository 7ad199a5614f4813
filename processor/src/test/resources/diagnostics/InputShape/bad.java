@Network(input = {1, 2, 3, 4}) record Net(@Units(10) Dense logits) {}
