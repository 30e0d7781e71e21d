using System.Globalization;
using Goldthread.Population.Indicators;

namespace Goldthread.Host.Commands;

/// <summary>Values with limits from rows of CSV. Needs no store: rows come in and answers go out.</summary>
internal static class IndicatorCommand
{
    private static readonly string Help = $"""
        goldthread indicator METHOD [--multiplier N] [--confidence 0.95] < rows.csv > values.csv

        Methods and the columns that each needs; every other column says what a row is about and comes out again.
        {string.Join("\n", IndicatorRun.Methods.Select(m => $"  {m.Key,-11} {string.Join(", ", m.Value)}"))}
        dsr and isr take a row for each age band, with the band in a column "band"; mean takes a row for each value.
        count is also known as numerator, events or observed; population as denominator, pop or n; weight as esp2013.

        Example:  printf 'area,count,population\nEast,12,3400\n' | goldthread indicator rate
        """;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["multiplier", "confidence"], ["help"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        if (arguments.Rest.Count != 1 || !IndicatorRun.Methods.ContainsKey(arguments.Rest[0]))
        {
            throw new UsageException($"Name one method: {string.Join(", ", IndicatorRun.Methods.Keys)}. goldthread indicator --help says more.");
        }

        var multiplier = Number(arguments, "multiplier", n => n > 0, "a number above 0");
        var confidence = Number(arguments, "confidence", n => n is > 0.5 and < 1, "a number between 0.5 and 1, as 0.95");
        var run = new IndicatorRun(arguments.Rest[0], multiplier, confidence is { } level ? new Confidence(level) : Confidence.Usual);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        return run.Run(Console.In, output.Write, Console.Error.WriteLine) == 0 ? 0 : 1;
    }

    private static double? Number(Arguments arguments, string name, Func<double, bool> fits, string what) =>
        arguments.Value(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && fits(number) ? number
        : throw new UsageException($"--{name} takes {what}, not \"{text}\".");
}
