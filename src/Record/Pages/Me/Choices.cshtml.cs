using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Own;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>One organisation that has to do with the person.</summary>
internal sealed record SharingChoice(string Code, string Name, string Why, bool IsRefused);

/// <summary>Which organisations see the record, and the person's say in it.</summary>
internal sealed class ChoicesModel(OwnAccess access, Relationships relationships, Database database, TimeProvider clock) : MePage(access)
{
    public IReadOnlyList<SharingChoice> Choices { get; private set; } = [];

    public MeSaid? Done { get; private set; }

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost(string? organisation, string? share)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        if (Choices.FirstOrDefault(c => c.Code == organisation) is not { } choice)
        {
            return Page();
        }

        var isRefused = share != "yes";
        var act = new Act(Reader.Acting("pages"), clock.GetUtcNow(), Purpose.PatientRequest, isRefused ? $"stop {choice.Name} from seeing what others wrote" : $"let {choice.Name} see your record again");
        await (isRefused
            ? relationships.Give(View.Members, choice.Code, SightGround.Refused, null, act)
            : relationships.End(View.Members, choice.Code, SightGround.Refused, act));
        Done = new(isRefused ? "{0} can no longer see what others wrote." : "{0} can see your record again.", choice.Name);
        await List();
        return Page();
    }

    private async Task<IActionResult?> Begin()
    {
        For = null;
        if (await Look() is { } instead)
        {
            return instead;
        }

        // A choice about the record is the person's own.
        if (!View.IsOwn)
        {
            return Forbid();
        }

        await List();
        return null;
    }

    private async Task List()
    {
        var names = await database.Read(SourceTable.All);
        Choices =
        [
            .. (await relationships.Of(View.Members))
                .Where(r => !r.Viewer.Contains(':', StringComparison.Ordinal) && r.Viewer != AccessDecision.UnnamedSource && r.Viewer != Contributions.Source)
                .GroupBy(r => r.Viewer)
                .Select(g => new SharingChoice(g.Key, names.GetValueOrDefault(g.Key, g.Key), Why(g), g.Any(r => r.IsRefusal)))
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static string Why(IEnumerable<Relationship> grounds) => grounds.Select(g => g.Ground).Min() switch
    {
        SightGround.Sends => "They can see it because they look after you and write in it.",
        SightGround.Referred => "They can see it because you were sent to them.",
        SightGround.CareTeam or SightGround.Caseload or SightGround.Meeting => "They can see it because they are in your team.",
        _ => "They can see it because they look after you.",
    };
}
