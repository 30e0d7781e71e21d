using System.Text;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Privacy;

/// <summary>The report of unusual access: made on request, with its progress, and as a file.</summary>
internal sealed class UnusualModel(UnusualAccess unusual, Database database, ReadJournal journal, TimeProvider clock) : OfficePage(journal, clock)
{
    private const int Most = 2_000;

    public static readonly IReadOnlyList<(int Days, string Words)> Spans = [(7, "The last 7 days"), (31, "The last month"), (366, "The last year")];

    public UnusualReport? Report => unusual.Report;

    public IReadOnlyList<Alert> Found { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Load("look at unusual access") is { } instead)
        {
            return instead;
        }

        if (Report is { Finished: null })
        {
            Response.Headers["Refresh"] = "3";
        }

        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Load("download unusual access") is { } instead)
        {
            return instead;
        }

        var csv = new StringBuilder(CsvText.Line("reference", "when", "user", "name", "organisation", "what was noticed", "state", "notes"));
        foreach (var a in Found)
        {
            csv.Append(CsvText.Line(a.Id, a.At.ToString("O"), a.UserId, a.UserName, a.Organisation, a.Words, AlertWords.State(a), a.Notes));
        }

        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "unusual-access.csv");
    }

    public IActionResult OnPost(int days)
    {
        if (Enter() is { } instead)
        {
            return instead;
        }

        unusual.Start(Spans.Any(s => s.Days == days) ? days : 31, Sight);
        return Redirect("/work/privacy/unusual");
    }

    public static string ReportWords(UnusualReport done) => done.Failed
        ? $"The report of {Dates.Moment(done.Started)} could not be made: the store did not answer. Nothing was lost; make it again."
        : $"The report of {Dates.Moment(done.Started)} read {done.Acts:N0} acts since {Dates.Date(Dates.DayInLondon(done.From))}: {done.Found} found, {done.New} of them new.";

    private async Task<IActionResult?> Load(string activity)
    {
        if (Enter() is { } instead)
        {
            return instead;
        }

        Found = await database.Read(session => AlertTable.OfKind(session, AlertKinds.Unusual, Clock.GetUtcNow().AddDays(-366), Most));
        await Looked(activity);
        return null;
    }
}
