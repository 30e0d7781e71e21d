using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Privacy;

/// <summary>What the privacy officer was told of, newest first, without saying whose records they were.</summary>
internal sealed class IndexModel(Database database, ReadJournal journal, TimeProvider clock) : OfficePage(journal, clock)
{
    private const int Most = 200;
    private Dictionary<string, string> _names = [];

    [FromQuery(Name = "state")]
    public string State { get; set; } = AlertStates.Open;

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<Alert> Alerts { get; private set; } = [];

    public IReadOnlyList<(string State, string Words, long Count)> States { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public string Caption => States.FirstOrDefault(s => s.State == State) is { Count: > Most } ? $"The newest {Most}" : "Newest first";

    public string? DoneWords => Done switch
    {
        AlertOutcomes.Appropriate => "You found it appropriate.",
        AlertOutcomes.NotAppropriate => "You found it not appropriate. If the record was still open, it is closed.",
        "suspended" => "You found it not appropriate. The user can no longer open records by their own word.",
        AlertStates.Escalated => "Another officer will look at it.",
        _ => null,
    };

    public async Task<IActionResult> OnGet()
    {
        if (Enter() is { } instead)
        {
            return instead;
        }

        Now = Clock.GetUtcNow();
        State = State is AlertStates.Escalated or AlertStates.Reviewed ? State : AlertStates.Open;
        (Alerts, States, _names) = await database.Read(session => (
            (IReadOnlyList<Alert>)AlertTable.In(session, State, Most),
            new[] { (AlertStates.Open, "To review"), (AlertStates.Escalated, "For another officer"), (AlertStates.Reviewed, "Reviewed") }
                .Select(s => (s.Item1, s.Item2, AlertTable.Count(session, s.Item1))).ToList(),
            SourceTable.All(session)));
        await Looked($"look at alerts: {State}");
        return Page();
    }

    public string OrganisationName(string code) => _names.GetValueOrDefault(code, code);
}
