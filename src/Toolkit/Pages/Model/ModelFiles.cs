using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>The model without pages: what was asked as a file, every figure as CSV, and a scenario file that is sent answered as JSON.</summary>
internal static class ModelFiles
{
    private const int MostBytes = 1 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/toolkit/model/scenario.json", Asked).AllowAnonymous();
        endpoints.MapGet("/toolkit/model/scenario.csv", Figures).AllowAnonymous();
        endpoints.MapGet("/toolkit/model/months.csv", Months).AllowAnonymous();
        endpoints.MapGet("/toolkit/model/assumptions.json", () => Results.Json(AssumptionBook.England.All, Json)).AllowAnonymous();
        endpoints.MapPost("/toolkit/model/run", Answered).AllowAnonymous().DisableAntiforgery();
    }

    private static IResult Asked(HttpContext context)
    {
        var (sketch, faults) = Sketch.Read(context.Request.Query);
        return faults.Count > 0 ? Refused(faults) : Results.File(Encoding.UTF8.GetBytes(sketch.File.Write() + "\n"), "application/json", "scenario.json");
    }

    private static async Task<IResult> Figures(HttpContext context, ModelDesk desk)
    {
        var (sketch, faults) = Sketch.Read(context.Request.Query);
        if (faults.Count > 0) return Refused(faults);
        var answer = await desk.Ask(sketch.File, context.RequestAborted);
        if (!answer.Succeeded) return Refused(answer.Faults);
        var csv = new StringBuilder(CsvText.Line(["scenario", "measure", "unit", "before", "after", "change", "low", "high"]));
        foreach (var row in AnswerRow.Of(answer.Value)) csv.Append(CsvText.Line([row.Scenario, row.Measure, row.Unit, Exact(row.Before), Exact(row.After), Exact(row.Change), Exact(row.Low), Exact(row.High)]));
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "figures.csv");
    }

    private static async Task<IResult> Months(HttpContext context, ModelDesk desk)
    {
        var (sketch, faults) = Sketch.Read(context.Request.Query);
        if (faults.Count > 0) return Refused(faults);
        var answer = await desk.Ask(sketch.File, context.RequestAborted);
        if (!answer.Succeeded) return Refused(answer.Faults);
        var csv = new StringBuilder(CsvText.Line(["scenario", "month", "measure", "value"]));
        foreach (var row in MonthRow.Of(answer.Value)) csv.Append(CsvText.Line([row.Scenario, Exact(row.Month), row.Measure, Exact(row.Value)]));
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "months.csv");
    }

    private static async Task<IResult> Answered(HttpContext context, ModelDesk desk)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16384];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (body.Length + read > MostBytes) return Results.Json(new { faults = new[] { new Fault(FaultKind.TooLarge, "A scenario file is 1 MB at most", "file") } }, Json, statusCode: StatusCodes.Status413PayloadTooLarge);
            body.Write(buffer, 0, read);
        }

        var file = ScenarioFile.Read(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        if (!file.Succeeded) return Refused(file.Faults);
        if (file.Value.Observed is { Count: > 0 }) return Refused([new Fault(FaultKind.NotSupported, "A file is not fitted to what was observed here: goldthread model run does, and writes fitted.json; send that without what was observed", "observed")]);
        var answer = await desk.Ask(file.Value, context.RequestAborted);
        return answer.Succeeded ? Results.Json(new { file.Value.Title, file.Value.People, file.Value.Weeks, rows = AnswerRow.Of(answer.Value) }, Json) : Refused(answer.Faults);
    }

    private static IResult Refused(IReadOnlyList<Fault> faults) => Results.Json(new { faults }, Json, statusCode: faults.Any(f => f.Kind == FaultKind.TooCostly) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);

    private static string Exact(double? value) => value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
