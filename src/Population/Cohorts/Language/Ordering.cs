namespace Goldthread.Population.Cohorts.Language;

/// <summary>How values are compared: numbers of both kinds together, text by code point as "C" of PostgreSQL and BINARY of SQLite do.</summary>
internal sealed class Ordering : IComparer<object?>
{
    public static readonly Ordering Of = new();

    /// <summary>Unknown comes before all others.</summary>
    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (long a, long b) => a.CompareTo(b),
        (long or double, long or double) => Number(x).CompareTo(Number(y)),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (string a, string b) => Text(a, b),
        _ => throw new ArgumentException($"{x.GetType().Name} does not compare with {y.GetType().Name}.", nameof(y)),
    };

    public static double Number(object value) => value is long whole ? whole : (double)value;

    private static int Text(string a, string b)
    {
        var x = a.EnumerateRunes().GetEnumerator();
        var y = b.EnumerateRunes().GetEnumerator();
        while (true)
        {
            var (more, moreOfB) = (x.MoveNext(), y.MoveNext());
            if (!more || !moreOfB) return more.CompareTo(moreOfB);
            var order = x.Current.CompareTo(y.Current);
            if (order != 0) return order;
        }
    }
}
