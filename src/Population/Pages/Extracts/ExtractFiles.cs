using System.Globalization;
using System.Text;
using Goldthread.Fhir;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.ClientLevelData;
using Goldthread.Population.Extracts.FromRecord;
using Goldthread.Population.Extracts.Requests;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Population.Pages.Extracts;

/// <summary>The files: one that may leave, for who asked; one to look at, for who checks; a return, for who makes those of their organisation.</summary>
internal static class ExtractFiles
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/population/extracts/{id}/file", Fetch).WithMetadata(new UsesSight());
        endpoints.MapGet("/population/extracts/{id}/look", Look).WithMetadata(new UsesSight());
        endpoints.MapGet("/population/extracts/returns", Return).WithMetadata(new UsesSight());
    }

    private static async Task<IResult> Fetch(HttpContext context, ExtractDesk desk, string id)
    {
        if (!(await AccessDecision.For(context, Activities.SeeCounts, "take extracts away")).Then(out var sight) || !long.TryParse(id, out var number)) return Results.Forbid();
        var file = await desk.Fetch(number, User.Of(context.User)!, sight);
        return file.Succeeded ? Results.File(file.Value.Body, TypeOf(file.Value.FileName), file.Value.FileName) : file.Fault.Kind == FaultKind.Forbidden ? Results.Forbid() : Results.NotFound();
    }

    private static async Task<IResult> Look(HttpContext context, ExtractDesk desk, string id)
    {
        if (!(await AccessDecision.For(context, Activities.CheckOutputs, "check extracts")).Then(out var sight) || !long.TryParse(id, out var number)) return Results.Forbid();
        var body = await desk.Look(number, User.Of(context.User)!, sight);
        return body.Succeeded ? Results.Text(Encoding.UTF8.GetString(body.Value), "text/plain", Encoding.UTF8) : Results.NotFound();
    }

    private static async Task<IResult> Return(HttpContext context, RecordExtract extract, ReadJournal journal, TimeProvider clock)
    {
        if (!(await AccessDecision.For(context, Activities.MakeReturns, "make returns")).Then(out var sight)) return Results.Forbid();
        var user = User.Of(context.User)!;
        var asked = context.Request.Query;
        var file = (string?)asked["which"] ?? "cld.csv";
        if (file is not ("cld.csv" or "cld.ndjson" or "verdicts.csv" or "report.csv")) return Results.NotFound();
        var code = ((string?)asked["laCode"] ?? "").Trim();
        if (code.Length != 3 || !code.All(char.IsAsciiDigit)) return Wrong("The code of the council in social care collections is three digits.");
        if (Day(asked["from"]) is not { } from || Day(asked["to"]) is not { } to || to < from) return Wrong("The first and the last day are days as 2026-07-01, the last not before the first.");
        if (!await extract.Knows(user.Organisation)) return Wrong($"{user.OrganisationName} has sent no records, so that there is nothing to make a return of.");
        await journal.Record(new ReadAct(sight.Act(clock, $"make the return {file} of {user.Organisation} from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"), Part.Place, 0, sight.Words));
        return Results.Stream(into => Write(extract, user.Organisation, new CldSubmission(code, from, to), file, into, context.RequestAborted), TypeOf(file), file);
    }

    // Row by row, so that millions pass through little memory.
    private static async Task Write(RecordExtract extract, string council, CldSubmission submission, string file, Stream into, CancellationToken cancel)
    {
        await using var text = new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var buffer = new StringBuilder();
        var judge = new CldJudge(line => buffer.Append(line));
        if (file != "verdicts.csv") buffer.Clear();
        var isFirst = true;
        await foreach (var rows in extract.ClientLevelData(council, submission, cancel))
        {
            if (file.EndsWith("ndjson", StringComparison.Ordinal))
            {
                using var bytes = new MemoryStream();
                CldFields.Layout.WriteNdjson(rows, bytes);
                buffer.Append(Encoding.UTF8.GetString(bytes.ToArray()));
            }
            else if (file == "cld.csv")
            {
                using var lines = new StringWriter(buffer, CultureInfo.InvariantCulture);
                CldFields.Layout.WriteCsv(rows, lines, isFirst);
            }
            else
            {
                foreach (var row in rows) judge.Take(judge.Report.Rows + 2, row);
            }

            isFirst = false;
            if (file != "report.csv") await text.WriteAsync(buffer, cancel);
            buffer.Clear();
        }

        using var rest = new StringWriter(buffer, CultureInfo.InvariantCulture);
        if (file == "report.csv") judge.Report.WriteCsv(rest);
        else if (file == "cld.csv" && isFirst) CldFields.Layout.WriteCsv([], rest);
        await text.WriteAsync(buffer, cancel);
    }

    private static bool Then(this Outcome<Sight> outcome, out Sight sight)
    {
        sight = outcome.Succeeded ? outcome.Value : null!;
        return outcome.Succeeded;
    }

    private static IResult Wrong(string words) => Results.Text(words, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string TypeOf(string file) => file.EndsWith("ndjson", StringComparison.Ordinal) ? "application/x-ndjson" : "text/csv";
}
