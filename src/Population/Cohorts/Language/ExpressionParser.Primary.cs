using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <content>What expressions are made of.</content>
internal sealed partial class ExpressionParser
{
    private Expression Primary()
    {
        var token = reader.Next;
        if (token.Kind is TokenKind.Whole or TokenKind.Decimal) return Literal(null);
        if (token.Kind == TokenKind.Text) return new Constant(ColumnType.Text, reader.Take().Text);
        if (token.Kind == TokenKind.Date) return Day(reader.Take());
        if (reader.Takes("("))
        {
            var inner = Whole();
            reader.Expect(")", "\")\"");
            return inner;
        }

        return token.Kind == TokenKind.Word ? Phrase() ?? Dated() ?? Column() : throw reader.Expected("a column, a value or a bracket");
    }

    /// <summary>What begins with a word of the language.</summary>
    private Expression? Phrase()
    {
        if (reader.Takes("yes")) return new Constant(ColumnType.YesNo, true);
        if (reader.Takes("no")) return new Constant(ColumnType.YesNo, false);
        if (reader.Takes("unknown")) return new Constant(ColumnType.YesNo, null);
        if (reader.Takes("as", "at")) return new AsAt();
        if (reader.Takes("in", "cohort")) return OtherCohort();
        if (reader.Takes("has")) return new Has(Deeper(Rows));
        if (reader.Takes("count", "of")) return Counted();
        if (reader.Takes("sum", "of")) return Summed(AggregateOperator.Sum);
        if (reader.Takes("mean", "of")) return Summed(AggregateOperator.Mean);
        if (reader.Takes("highest", "of")) return Extreme(highest: true);
        if (reader.Takes("lowest", "of")) return Extreme(highest: false);
        if (reader.Takes("highest")) return Summed(AggregateOperator.Highest);
        if (reader.Takes("lowest")) return Summed(AggregateOperator.Lowest);
        if (reader.Takes("first", "known", "of")) return Known();
        if (reader.Takes("first")) return First(last: false);
        if (reader.Takes("last")) return First(last: true);
        if (reader.Takes("absolute", "of")) return new Absolute(Number(reader.Next, Deeper(() => Cast(Primary()))));
        if (reader.Takes("case")) return Deeper(Choice);
        if (!reader.Takes("category", "of")) return null;
        var code = Need(reader.Next, Deeper(() => Cast(Primary())), ColumnType.Text);
        reader.Expect("by");
        reader.Expect("codes");
        return new Category(code, CodeSetName(code));
    }

    /// <summary>"year of D", "start of month of D" and "years from D to D".</summary>
    private Expression? Dated()
    {
        if (reader.Takes("start", "of"))
        {
            var part = reader.Takes("year") ? TimeUnit.Year : reader.Takes("month") ? TimeUnit.Month : throw reader.Expected("\"year\" or \"month\"");
            reader.Expect("of");
            return new StartOf(part, Need(reader.Next, Deeper(() => Cast(Primary())), ColumnType.Date));
        }

        if (Words.Unit(reader.Next.Text) is not { } unit) return null;
        var word = reader.Take();
        if (reader.Takes("of"))
        {
            if (unit == TimeUnit.Week || word.Text.EndsWith('s')) throw reader.Wrong(word, "Only the year, the month and the day of a date can be taken.");
            return new DatePart(unit, Need(reader.Next, Deeper(() => Cast(Primary())), ColumnType.Date));
        }

        reader.Expect("from", "\"of\" or \"from\"");
        var from = Need(reader.Next, Sum(), ColumnType.Date);
        reader.Expect("to");
        return new TimeBetween(unit, from, Need(reader.Next, Sum(), ColumnType.Date));
    }

    private InCohort OtherCohort()
    {
        var name = reader.Take();
        if (name.Kind != TokenKind.Text) throw reader.Wrong(name, "Expected the name of a cohort between quotes.");
        return new InCohort(name.Text, reader.Takes("version") ? reader.Length("a version") : null);
    }

    private Extreme Extreme(bool highest)
    {
        var start = reader.Next;
        var among = Among();
        Alike(start, [.. among]);
        foreach (var one in among) Ordered(start, one);
        return new Extreme(highest, among);
    }

    private FirstKnown Known()
    {
        var start = reader.Next;
        var among = Among();
        Alike(start, [.. among]);
        return new FirstKnown(among);
    }

    /// <summary>"case when T then V ... end", or "case X when V then V ... end", which asks whether X is each value.</summary>
    private Choice Choice()
    {
        var start = reader.Next;
        var subject = reader.Next.Is("when") ? null : Sum();
        var branches = new List<Branch>();
        while (reader.Takes("when"))
        {
            var at = reader.Next;
            var test = subject is null ? YesNo(at, Whole()) : Compared(at, CompareOperator.Equal, subject, ofDates: false);
            reader.Expect("then");
            branches.Add(new Branch(test, Whole()));
        }

        if (branches.Count == 0) throw reader.Expected("\"when\"");
        var otherwise = reader.Takes("otherwise") ? Whole() : null;
        reader.Expect("end", "\"when\", \"otherwise\" or \"end\"");
        Expression[] values = [.. branches.Select(b => b.Value), .. otherwise is null ? Array.Empty<Expression>() : [otherwise]];
        Alike(start, values);
        return new Choice([.. branches], otherwise);
    }

    private Constant Literal(Token? sign)
    {
        var token = reader.Take();
        var text = sign is null ? token.Text : "-" + token.Text;
        if (token.Kind == TokenKind.Decimal)
        {
            var number = double.Parse(text, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? new Constant(ColumnType.Decimal, number) : throw reader.Wrong(token, "This number is too large.");
        }

        return long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? new Constant(ColumnType.Whole, whole) : throw reader.Wrong(token, "This whole number is too large: it goes up to 9223372036854775807.");
    }

    /// <summary>A column of the row at hand, or else of the person; "person.x" is always the person's.</summary>
    private Expression Column()
    {
        var token = reader.Next;
        if (token.Kind != TokenKind.Word || (Words.Reserved.Contains(token.Text) && token.Text != "person")) throw reader.Expected("a column or a value");
        reader.Take();
        if (reader.Next.Is("."))
        {
            reader.Take();
            var name = reader.Take();
            if (token.Text == "person") return catalogue.FindPerson(name.Text) is { } own ? new PersonColumn(own) : throw NoColumn(name, "the person", catalogue.Person);
            if (_rows is not null && token.Text == _rows.Name) return _rows.Find(name.Text) is { } of ? new RowColumn(_rows.Name, of) : throw NoColumn(name, _rows.Name, _rows.Columns);
            throw reader.Wrong(token, $"Only \"person\"{(_rows is null ? "" : $" and \"{_rows.Name}\"")} can stand before a point here. Write for example \"last {name.Text} of {token.Text}\".");
        }

        if (_rows?.Find(token.Text) is { } row) return new RowColumn(_rows.Name, row);
        if (catalogue.FindPerson(token.Text) is { } person) return new PersonColumn(person);
        if (catalogue.FindTable(token.Text) is not null || catalogue.FindCodes(token.Text) is not null)
        {
            throw reader.Wrong(token, $"\"{token.Text}\" is a kind of event. Write \"has {token.Text}\", \"count of {token.Text}\" or \"first {token.Text} date\".");
        }

        throw NoColumn(token, _rows is null ? "the person" : $"{_rows.Name} or the person", _rows is null ? catalogue.Person : catalogue.Person.Concat(_rows.Columns));
    }

    private Unreadable NoColumn(Token token, string of, IEnumerable<Column> columns) =>
        reader.Wrong(token, $"There is no column \"{token.Text}\" of {of}.{Nearest.Hint(token.Text, columns.Select(c => c.Name))}");
}
