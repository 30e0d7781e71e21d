namespace Goldthread.Population.Cohorts.Language;

/// <content>Tests of one value.</content>
internal sealed partial class ExpressionParser
{
    private Expression Test()
    {
        var start = reader.Next;
        var left = Sum();
        var sign = reader.Next;
        if (Comparison() is { } compare) return Compared(start, compare, left, sign.Kind == TokenKind.Word);
        if (reader.Takes("between")) return Between(start, left, strictly: false);
        if (reader.Takes("strictly", "between")) return Between(start, left, strictly: true);
        if (reader.Takes("is"))
        {
            var not = reader.Takes("not");
            reader.Expect("known", "\"known\" or \"not known\" (two values are compared with =)");
            return not ? new Not(new IsKnown(left)) : new IsKnown(left);
        }

        if (reader.Takes("not", "in")) return new Not(In(start, left));
        if (reader.Takes("in")) return In(start, left);
        return reader.Takes("contains") ? Contains(start, left) : left;
    }

    private CompareOperator? Comparison() => (reader.Next.Text, reader.Next.Kind) switch
    {
        ("=", TokenKind.Symbol) => Taken(CompareOperator.Equal),
        ("!=", TokenKind.Symbol) => Taken(CompareOperator.NotEqual),
        ("<", TokenKind.Symbol) => Taken(CompareOperator.Less),
        ("<=", TokenKind.Symbol) => Taken(CompareOperator.LessOrEqual),
        (">", TokenKind.Symbol) => Taken(CompareOperator.Greater),
        (">=", TokenKind.Symbol) => Taken(CompareOperator.GreaterOrEqual),
        _ => Side(),
    };

    /// <summary>"before", "on or before", "after" or "on or after".</summary>
    private CompareOperator? Side() =>
        reader.Takes("before") ? CompareOperator.Less
        : reader.Takes("on", "or", "before") ? CompareOperator.LessOrEqual
        : reader.Takes("after") ? CompareOperator.Greater
        : reader.Takes("on", "or", "after") ? CompareOperator.GreaterOrEqual : null;

    private CompareOperator Taken(CompareOperator compare)
    {
        reader.Take();
        return compare;
    }

    private Compare Compared(Token start, CompareOperator compare, Expression left, bool ofDates)
    {
        var next = reader.Next;
        if (ofDates) Need(start, left, ColumnType.Date);
        var right = Sum();
        Alike(next, left, right);
        if (compare is not (CompareOperator.Equal or CompareOperator.NotEqual)) Ordered(start, left);
        CheckValue(next, left, right);
        return new Compare(compare, left, right);
    }

    private Between Between(Token start, Expression value, bool strictly)
    {
        Ordered(start, value);
        var low = Sum();
        var and = reader.Expect("and", "\"and\" and the upper end");
        var high = Sum();
        Alike(start, value, low, high);
        if (low is Constant { Value: IComparable a } && high is Constant { Value: { } b } && a.GetType() == b.GetType() && a.CompareTo(b) > 0) Warn(and, "Nothing lies between these: the first is the greater.");
        return new Between(value, low, high, strictly);
    }

    private Predicate In(Token start, Expression value)
    {
        if (reader.Next.Is("(")) return new InList(value, List(value));
        if (reader.Takes("codes"))
        {
            Need(start, value, ColumnType.Text);
            return new InCodes(value, CodeSetName(value));
        }

        if (reader.Takes("any"))
        {
            var (of, rows) = ValueOfRows();
            Alike(start, value, of);
            return new InSeries(value, of, rows);
        }

        if (!reader.Next.Is("the")) throw reader.Expected("a list between brackets, \"codes\", \"any\", \"the last\" or \"the next\"");
        Need(start, value, ColumnType.Date);
        return new InWindow(value, Span());
    }

    private Items<Constant> List(Expression value)
    {
        var list = new List<Constant>();
        reader.Expect("(");
        while (!reader.Takes(")"))
        {
            if (list.Count > 0) reader.Expect(",", "\",\" or \")\"");
            var start = reader.Next;
            if (Signed() is not Constant { Value: not null } item) throw reader.Wrong(start, "A list holds fixed values only.");
            Alike(start, value, item);
            CheckValue(start, value, item);
            list.Add(item);
        }

        return [.. list];
    }

    private Contains Contains(Token start, Expression text)
    {
        Need(start, text, ColumnType.Text);
        if (!reader.Takes("any", "of")) return new Contains(text, [Need(reader.Next, Sum(), ColumnType.Text)]);
        var among = Among();
        foreach (var one in among) Need(start, one, ColumnType.Text);
        return new Contains(text, among);
    }

    /// <summary>Expressions between brackets, one or more.</summary>
    private Items<Expression> Among()
    {
        reader.Expect("(");
        var among = new List<Expression> { Whole() };
        while (reader.Takes(",")) among.Add(Whole());
        reader.Expect(")", "\",\" or \")\"");
        return [.. among];
    }
}
