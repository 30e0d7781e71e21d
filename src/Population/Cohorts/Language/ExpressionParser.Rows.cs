namespace Goldthread.Population.Cohorts.Language;

/// <content>Events, and what is taken from them.</content>
internal sealed partial class ExpressionParser
{
    /// <summary>A kind of event or a code set, a window, and tests of the rows.</summary>
    private Rows Rows()
    {
        var (table, codes) = Kind();
        if (reader.Next.Is("coded"))
        {
            var coded = reader.Take();
            if (codes is not null || table.Code is null) throw reader.Wrong(coded, codes is null ? $"{table.Name} has no codes." : "These are the events of a code set already.");
            codes = CodeSetName(new RowColumn(table.Name, table.CodeColumn));
        }

        var start = reader.Next;
        var window = In(null, RowsWindow);
        if (window is not null && table.Date is null) throw reader.Wrong(start, $"{table.Name} has no date, so it takes no time window.");
        var filters = new List<RowFilter>();
        while (reader.Next.Is("where") || (reader.Next.Is("except") && reader.Peek(1).Is("where")))
        {
            var except = reader.Takes("except");
            reader.Take();
            reader.Expect("(", "\"(\" and a test of each event");
            filters.Add(new RowFilter(In(table, () => YesNo(reader.Next, Whole())), except));
            reader.Expect(")");
        }

        return new Rows(table, codes, window, [.. filters]);
    }

    private (EventTable Table, string? CodeSet) Kind()
    {
        var token = reader.Take();
        if (token.Kind is not (TokenKind.Word or TokenKind.Text)) throw reader.Wrong(token, $"Expected a kind of event or a code set, found {token.Shown}.");
        if (token.Kind == TokenKind.Word && catalogue.FindTable(token.Text) is { } table) return (table, null);
        if (catalogue.FindCodes(token.Text) is { } set)
        {
            if (set.Table is null) throw reader.Wrong(token, $"The code set \"{set.Name}\" does not say of which events it is. Write them before it: \"diagnosis coded {set.Name}\".");
            var of = catalogue.FindTable(set.Table)!;
            CheckCodes(token, set, of.CodeColumn);
            return (of, set.Name);
        }

        var names = catalogue.Tables.Select(t => t.Name).Concat(catalogue.CodeSets.Select(s => s.Name));
        throw reader.Wrong(token, $"There is no kind of event or code set \"{token.Text}\".{Nearest.Hint(token.Text, names)}");
    }

    /// <summary>"value of systolic ...": the kind is looked up first, because it says what the names in the value are.</summary>
    private (Expression Of, Rows Rows) ValueOfRows()
    {
        var start = reader.At;
        SkipValue();
        reader.Expect("of", "\"of\" and a kind of event");
        var table = Kind().Table;
        reader.At = start;
        var of = In(table, RowValue);
        reader.Expect("of");
        return (of, Deeper(Rows));
    }

    private void SkipValue()
    {
        var open = 0;
        do
        {
            var token = reader.Next;
            if (token.Kind is TokenKind.End or TokenKind.Note || (open == 0 && token.Kind != TokenKind.Word && !token.Is("("))) throw reader.Expected("a column, or a sum between brackets");
            open += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            reader.Take();
        }
        while (open > 0);
    }

    /// <summary>One column, or an expression between brackets.</summary>
    private Expression RowValue()
    {
        if (!reader.Takes("(")) return Column();
        var value = Whole();
        reader.Expect(")");
        return value;
    }

    private Pick First(bool last)
    {
        var isShort = reader.Next.Kind is TokenKind.Word or TokenKind.Text && reader.Peek(1).Kind == TokenKind.Word && !reader.Peek(1).Is("of");
        if (isShort)
        {
            var (kind, codes) = Kind();
            return new Pick(last, In(kind, Column), new Rows(kind, codes, null, []), ByDate(kind));
        }

        var (of, rows) = ValueOfRows();
        return new Pick(last, of, rows, reader.Takes("by") ? In(rows.Table, () => reader.Next.Is("(") ? Among() : [Column()]) : ByDate(rows.Table));
    }

    private Items<Expression> ByDate(EventTable table) => table.Date is null
        ? throw reader.Wrong(reader.Next, $"{table.Name} has no date to sort by. Write \"by\" and a column.")
        : [new RowColumn(table.Name, table.DateColumn)];

    private Aggregate Summed(AggregateOperator aggregate)
    {
        var start = reader.Next;
        var (of, rows) = ValueOfRows();
        if (aggregate is AggregateOperator.Sum or AggregateOperator.Mean) Number(start, of);
        if (aggregate is AggregateOperator.Lowest or AggregateOperator.Highest) Ordered(start, of);
        return new Aggregate(aggregate, of, rows);
    }

    private Expression Counted()
    {
        if (reader.Takes("different")) return Summed(AggregateOperator.Different);
        if (!reader.Takes("episodes", "of")) return new Count(Deeper(Rows));
        var start = reader.Next;
        var rows = Deeper(Rows);
        if (rows.Table.Date is null) throw reader.Wrong(start, $"{rows.Table.Name} has no date, so it has no episodes.");
        reader.Expect("more", "\"more than 3 days apart\"");
        reader.Expect("than");
        var days = reader.Length("a number of days");
        if (!reader.Takes("day")) reader.Expect("days");
        reader.Expect("apart");
        return new Episodes(rows, days);
    }

    /// <summary>Reads with the columns of that table at hand, or with the person's alone.</summary>
    private T In<T>(EventTable? table, Func<T> read)
    {
        var outer = _rows;
        _rows = table;
        var result = read();
        _rows = outer;
        return result;
    }
}
