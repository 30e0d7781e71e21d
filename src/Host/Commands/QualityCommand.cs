using System.Globalization;
using Goldthread.Population.Extracts.ClientLevelData;

namespace Goldthread.Host.Commands;

/// <summary>Checks a file that goes to somebody else, row by row, before it goes. Needs no store.</summary>
internal static class QualityCommand
{
    private const string Help = """
        goldthread quality cld < rows.csv > verdicts.csv

        Checks Client Level Data of adult social care: one row for each event, with the columns named as the specification names them, in any order.
        Writes a line for each fault: the line of the file, the event's reference, the field, the verdict and what is wrong. No value of a row comes
        out again. At the end, on standard error: how each field did, rows without a person, events told twice. Ends with 1 where a row failed.

        docs/guides/extracts.md says which rules are checked, and which lists of words could not be verified.
        """;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, [], ["help"]);
        if (arguments.Has("help"))
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        if (arguments.Rest is not ["cld"]) throw new UsageException("Name the kind of file: quality cld < rows.csv. goldthread quality --help says more.");
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var report = CldRun.Run(Console.In, output.Write, Console.Error.WriteLine);
        report.WriteCsv(Console.Error);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Rows:N0} rows, {report.Passed:N0} passed every field, {report.WithoutPerson:N0} without a person, {report.Repeated:N0} told twice, {report.Refused:N0} lines that are no rows."));
        return report.Passed == report.Rows && report.WithoutPerson + report.Repeated + report.Refused == 0 ? 0 : 1;
    }
}
