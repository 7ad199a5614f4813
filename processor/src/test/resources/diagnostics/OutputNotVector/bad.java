@Network(input = {1, 8, 8}) record Net(@Filters(4) Conv stem, @Filters(10) Conv last) {}
