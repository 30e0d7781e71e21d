namespace Goldthread.Population.Indicators.Methods;

/// <summary>The columns that methods know, and the other names that are usual for them.</summary>
internal static class Columns
{
    public const string Count = "count", Population = "population", Value = "value", Weight = "weight", Squares = "eventsquares", ReferenceCount = "refcount", ReferencePopulation = "refpopulation",
        Band = "band", Age = "age", Deaths = "deaths", Quantile = "quantile", Error = "se", Lower = "lower", Upper = "upper", Rate = "rate", Polarity = "polarity", Period = "period";

    /// <summary>Other names, in small letters.</summary>
    private static readonly Dictionary<string, string[]> Others = new(StringComparer.Ordinal)
    {
        [Count] = ["numerator", "events", "observed", "obs", "x"],
        [Population] = ["denominator", "whole", "expected", "pop", "pops", "n"],
        [Value] = ["values"],
        [Weight] = ["standard", "stdpop", "esp", "esp2013"],
        [Squares] = ["event_squares", "squares"],
        [ReferenceCount] = ["reference_count"],
        [ReferencePopulation] = ["refpop", "reference_population"],
        [Band] = ["ageband", "age_band", "age band", "age"],
        [Age] = ["startage", "ageband", "age_band", "age band", "band"],
        [Quantile] = ["decile", "quintile"],
        [Error] = ["standarderror", "standard_error"],
        [Lower] = ["lowercl", "lower_cl"],
        [Upper] = ["uppercl", "upper_cl"],
        [Polarity] = ["invert"],
        [Period] = ["date", "month", "year", "time"],
    };

    /// <summary>Where a header has the column; -1 for nowhere. Its own name goes before the others.</summary>
    public static int Find(IReadOnlyList<string> header, string column)
    {
        var own = Find(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return own >= 0 || !Others.TryGetValue(column, out var others) ? own : Find(header, name => others.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static int Find(IReadOnlyList<string> header, Func<string, bool> isIt)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (isIt(header[i])) return i;
        }

        return -1;
    }
}
