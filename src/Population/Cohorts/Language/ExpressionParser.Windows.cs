namespace Goldthread.Population.Cohorts.Language;

/// <content>Time windows.</content>
internal sealed partial class ExpressionParser
{
    /// <summary>"the last 12 months" and its like, behind "in".</summary>
    private SpanWindow Span()
    {
        reader.Expect("the");
        var last = reader.Takes("last");
        if (last || reader.Takes("next"))
        {
            var length = reader.Length("a length");
            return last ? new LastWindow(length, reader.Unit()) : new NextWindow(length, reader.Unit());
        }

        var days = reader.Length("\"last\", \"next\" or a length");
        var unit = reader.Unit();
        var before = reader.Takes("before");
        if (!before) reader.Expect("after", "\"before\" or \"after\"");
        var anchor = Anchor();
        return before ? new BeforeWindow(days, unit, anchor) : new AfterWindow(days, unit, anchor);
    }

    /// <summary>The window behind a kind of event, or null where there is none.</summary>
    private Window? RowsWindow()
    {
        if (reader.Next.Is("in") && reader.Peek(1).Is("the"))
        {
            reader.Take();
            return Span();
        }

        if (Side() is { } side) return new SideWindow(side, Anchor());
        var strictly = reader.Takes("strictly", "between");
        if (!strictly && !reader.Takes("between")) return null;
        var low = Anchor();
        reader.Expect("and", "\"and\" and the later day");
        return new BetweenWindow(low, Anchor(), strictly);
    }

    private Expression Anchor() => Need(reader.Next, Sum(), ColumnType.Date);
}
