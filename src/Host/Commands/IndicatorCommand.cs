using System.Globalization;
using Goldthread.Population.Indicators;

namespace Goldthread.Host.Commands;

/// <summary>Values with limits from rows of CSV. Needs no store: rows come in and answers go out.</summary>
internal static class IndicatorCommand
{
    private static readonly string Help = $"""
        goldthread indicator METHOD [options] < rows.csv > values.csv

        Methods, with the columns that each knows (in brackets: may be left out). Every other column says what a row is about and comes out again.
        {string.Join("\n", IndicatorRun.Methods.Select(m => $"  {m.Name,-16} {m.Columns}\n{"",19}{m.Says}"))}

        Options
          --multiplier N       for how many: 100000 for rates, 100 in funnels, otherwise 1; for sii below 0 where low is good
          --confidence 0.95    how sure the limits are
          --by COLUMN,COLUMN   funnel, funnel-lines, quantile: sets of rows that are compared with each other
          --of KIND            funnel, funnel-lines: proportion, ratio, rate or dsr
          --years N            funnel-lines of rates: how many years were counted
          --scale SCALE        sii: on which scale the standard errors are: plain, rate (logarithm) or proportion (logit)
          --transform          sii: lay the line through logarithms or logits
          --quantiles N        quantile: how many groups, or decile, quintile, quartile ...
          --lowest-first       quantile: group 1 holds the lowest values
          --better high|low    trend: which way is better

        count is also known as numerator, events or observed; population as denominator, expected, pop or n; weight as esp2013; period as date, month or year.

        Examples
          printf 'area,count,population\nEast,12,3400\n' | goldthread indicator rate
          goldthread indicator sii --scale proportion --multiplier 100 < deciles.csv
          goldthread indicator funnel --of ratio --by year < practices.csv
          goldthread indicator life-expectancy < deaths.csv
          printf 'month,value\n2025-01,31\n2025-02,28\n2025-03,45\n' | goldthread indicator trend --better low
        """;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["multiplier", "confidence", "by", "of", "years", "scale", "quantiles", "better"], ["help", "transform", "lowest-first"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        if (arguments.Rest.Count != 1 || !IndicatorRun.Knows(arguments.Rest[0]))
        {
            throw new UsageException($"Name one method: {string.Join(", ", IndicatorRun.Methods.Select(m => m.Name))}. goldthread indicator --help says more.");
        }

        var options = Options(arguments);
        if (options.Multiplier < 0 && arguments.Rest[0] != "sii") throw new UsageException("--multiplier is above 0; only sii takes one below.");
        var run = new IndicatorRun(arguments.Rest[0], options);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        return run.Run(Console.In, output.Write, Console.Error.WriteLine) == 0 ? 0 : 1;
    }

    private static IndicatorOptions Options(Arguments arguments) =>
        new(Number(arguments, "multiplier", n => n != 0, "a number other than 0"), Number(arguments, "confidence", n => n is > 0.5 and < 1, "a number between 0.5 and 1, as 0.95") is { } level ? new Confidence(level) : Confidence.Usual)
        {
            By = arguments.Value("by")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Kind = One(arguments, "of", ("proportion", FunnelKind.Proportion), ("ratio", FunnelKind.Ratio), ("rate", FunnelKind.Rate), ("dsr", FunnelKind.StandardisedRate)),
            Years = Number(arguments, "years", n => n > 0, "a number above 0") ?? 1,
            Scale = One(arguments, "scale", ("plain", ValueScale.Plain), ("rate", ValueScale.Rate), ("proportion", ValueScale.Proportion)),
            IsTransformed = arguments.Has("transform"),
            Groups = arguments.Value("quantiles") is not { } groups ? 10 : Quantiles.Number(groups) ?? throw new UsageException($"--quantiles takes a number of 2 or more, or a word as decile, not \"{groups}\"."),
            IsLowestFirst = arguments.Has("lowest-first"),
            Better = One(arguments, "better", ("none", Polarity.None), ("high", Polarity.High), ("low", Polarity.Low)),
        };

    // The first word is what holds where nothing is said.
    private static T One<T>(Arguments arguments, string name, params (string Word, T Means)[] words)
    {
        var said = arguments.Value(name) ?? words[0].Word;
        var at = Array.FindIndex(words, w => w.Word.Equals(said, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? words[at].Means : throw new UsageException($"--{name} is one of {string.Join(", ", words.Select(w => w.Word))}, not \"{said}\".");
    }

    private static double? Number(Arguments arguments, string name, Func<double, bool> fits, string what) =>
        arguments.Value(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && fits(number) ? number
        : throw new UsageException($"--{name} takes {what}, not \"{text}\".");
}
