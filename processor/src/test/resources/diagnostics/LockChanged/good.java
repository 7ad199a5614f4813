// javac -Asignet.lock=written.lock
@Network(input = {4}) record Net(@Units(8) Dense logits) {}
