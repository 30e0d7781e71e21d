using Goldthread.Record.Own;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>One line of the person's own record.</summary>
internal sealed record OwnLine(string Text, string More, string From, string Reference);

/// <summary>One part of it.</summary>
internal sealed record OwnPart(string Id, string Title, IReadOnlyList<OwnLine> Items);

/// <summary>What a clinician sees, less what is kept back, in plain words.</summary>
internal sealed class OwnRecordModel(OwnAccess access) : MePage(access)
{
    public IReadOnlyList<OwnPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (await Open("read my record") is not { } opened)
        {
            return RedirectToPage("/Me/Nothing");
        }

        var record = PersonRecord.Read(opened.Input);
        Parts =
        [
            new("matters", "What matters to you", [.. record.WhatMatters.Words.Select(w => new OwnLine(w.Heading ?? "My words", w.Text, w.SaidBy, w.Reference))]),
            Part("illness", "Your illnesses", record.Problems.Active, p => p.Began is null ? "" : "Since " + p.Began),
            Part("past", "Illnesses you had before", record.Problems.Past, p => p.Ended is null ? "" : "Until " + p.Ended),
            Part("medicines", "Your medicines", record.Medicines.Current, m => m.Dose ?? ""),
            Part("allergies", "What you must not have", record.Allergies.Active, _ => ""),
            Part("jabs", "Your jabs", record.Immunisations.Items, _ => ""),
            Part("goals", "Your goals", record.PlansAndGoals.Goals, g => g.Progress ?? ""),
            Part("plans", "Your plans", record.PlansAndGoals.Plans, p => string.Join(". ", p.Activities)),
            Part("todo", "What others have to do", record.OpenActions.Items, a => a.WhoseMove),
            Part("stays", "Your stays in hospital or a home", record.Contacts.Stays, c => c.Reason ?? ""),
            Part("visits", "Visits and calls", record.Contacts.Others.Take(20), c => string.Join(", ", c.Who)),
            Part("letters", "Letters", record.Documents.Items, d => d.Summary ?? ""),
        ];
        return Page();
    }

    private static OwnPart Part<T>(string id, string title, IEnumerable<T> items, Func<T, string> more)
        where T : RecordItem =>
        new(id, title, [.. items.Select(i => new OwnLine(i.Text, more(i), $"{string.Join(" and ", i.SourceNames)}{(i.When is { } when ? ", " + when.DateWords : "")}", i.Reference))]);
}
