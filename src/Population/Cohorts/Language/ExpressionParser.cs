namespace Goldthread.Population.Cohorts.Language;

/// <summary>
/// Reads an expression, by recursive descent: or, and, not, a test, sums, products, powers, and what they are made of. Names are looked up and types are checked as it goes.
/// </summary>
internal sealed partial class ExpressionParser(TokenReader reader, Catalogue catalogue, DateOnly asAt, List<Finding> findings)
{
    /// <summary>How deep expressions may stand in one another, and how long a chain of sums may be, so that no text can exhaust the stack.</summary>
    public const int Most = 48;

    private EventTable? _rows;
    private int _depth;

    /// <summary>A whole expression.</summary>
    public Expression Whole() => Deeper(Any);

    private Expression Any()
    {
        var start = reader.Next;
        var first = All();
        if (!reader.Next.Is("or")) return first;
        var any = new List<Expression> { YesNo(start, first) };
        while (reader.Takes("or")) any.Add(YesNo(reader.Next, All()));
        return new Or([.. any]);
    }

    private Expression All()
    {
        var start = reader.Next;
        var first = Opposite();
        if (!reader.Next.Is("and")) return first;
        var all = new List<Expression> { YesNo(start, first) };
        while (reader.Takes("and")) all.Add(YesNo(reader.Next, Opposite()));
        return new And([.. all]);
    }

    private Expression Opposite() => reader.Takes("not") ? Deeper(() => new Not(YesNo(reader.Next, Opposite()))) : Test();

    private Expression Sum()
    {
        var start = reader.Next;
        var left = Term(out var unit);
        for (var length = 0; reader.Next.Is("+") || reader.Next.Is("-"); length++)
        {
            if (length == Most) throw TooMuch();
            var sign = reader.Take();
            var next = reader.Next;
            var right = Term(out var rightUnit);
            if (unit is { } first)
            {
                if (sign.Text == "-" || rightUnit is not null) throw reader.Wrong(sign, "A length of time can only be added to a date.");
                left = new AddTime(Need(next, right, ColumnType.Date), left, first, false);
                unit = null;
            }
            else if (rightUnit is { } second)
            {
                left = new AddTime(Need(start, left, ColumnType.Date), right, second, sign.Text == "-");
            }
            else
            {
                if (left.Type == ColumnType.Date || right.Type == ColumnType.Date) throw reader.Wrong(sign, "Dates are not added or subtracted. Write \"days from A to B\", or \"A + 3 months\".");
                left = new Arithmetic(sign.Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract, Number(start, left), Number(next, right));
            }
        }

        return unit is null ? left : throw reader.Expected("\"+\" and a date behind a length of time");
    }

    /// <summary>A product, and the unit behind it where it is a length of time.</summary>
    private Expression Term(out TimeUnit? unit)
    {
        var start = reader.Next;
        var term = Product();
        unit = reader.Next.Kind == TokenKind.Word ? Words.Unit(reader.Next.Text) : null;
        if (unit is not null)
        {
            Need(start, term, ColumnType.Whole);
            reader.Take();
        }

        return term;
    }

    private Expression Product()
    {
        var start = reader.Next;
        var left = Signed();
        for (var length = 0; reader.Next.Is("*") || reader.Next.Is("/") || reader.Next.Is("//"); length++)
        {
            if (length == Most) throw TooMuch();
            var sign = reader.Take().Text;
            var next = reader.Next;
            left = new Arithmetic(sign == "*" ? ArithmeticOperator.Multiply : sign == "/" ? ArithmeticOperator.Divide : ArithmeticOperator.FloorDivide, Number(start, left), Number(next, Signed()));
        }

        return left;
    }

    private Expression Signed()
    {
        var isLiteral = reader.Peek(1).Kind is TokenKind.Whole or TokenKind.Decimal && !reader.Peek(2).Is("^");
        if (!reader.Next.Is("-")) return Raised();
        var sign = reader.Take();
        return isLiteral ? Cast(Literal(sign)) : Deeper(() => new Negate(Number(reader.Next, Signed())));
    }

    private Expression Raised()
    {
        var start = reader.Next;
        var of = Cast(Primary());
        return reader.Takes("^") ? Deeper(() => new Arithmetic(ArithmeticOperator.Power, Number(start, of), Number(reader.Next, Signed()))) : of;
    }

    private Expression Cast(Expression of)
    {
        for (var length = 0; reader.Next.Is("as") && !reader.Peek(1).Is("at"); length++)
        {
            if (length == Most) throw TooMuch();
            var start = reader.Take();
            if (of.Type is ColumnType.Date or ColumnType.Text) throw reader.Wrong(start, $"{Words.Of(of.Type)} cannot be made a number.");
            of = new Convert(of, reader.Takes("whole") ? ColumnType.Whole : reader.Takes("decimal") ? ColumnType.Decimal : throw reader.Expected("\"whole\" or \"decimal\""));
        }

        return of;
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++_depth > Most) throw TooMuch();
        var result = read();
        _depth--;
        return result;
    }

    private Unreadable TooMuch() => reader.Wrong(reader.Next, $"This goes deeper than {Most} levels, or a sum is longer than that. Put a part of it into a cohort of its own, or into a step of its own.");
}
