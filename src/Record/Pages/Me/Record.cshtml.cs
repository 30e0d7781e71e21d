using Goldthread.DesignSystem.Text;
using Goldthread.Record.Own;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>One line of the person's own record.</summary>
internal sealed record OwnLine(string Text, string More, string From, string Reference);

/// <summary>One part of it.</summary>
internal sealed record OwnPart(string Id, string Title, IReadOnlyList<OwnLine> Items);

/// <summary>What a clinician sees, less what is kept back, in plain words.</summary>
internal sealed class OwnRecordModel(OwnAccess access, MeText T) : MePage(access)
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
        var own = View.IsOwn;
        string Of(string yours, string theirs) => own ? yours : theirs;
        OwnPart?[] parts =
        [
            new("matters", Of("What matters to you", "What matters to them"), [.. record.WhatMatters.Words.Select(w => new OwnLine(w.Heading ?? "My words", w.Text, own ? SaidBy(w.SaidBy) : w.SaidBy, w.Reference))]),
            Sees("Condition") ? Part("illness", Of("Your illnesses", "Illnesses"), record.Problems.Active, p => p.Began is null ? "" : "Since " + p.Began) : null,
            Sees("Condition") ? Part("past", Of("Illnesses you had before", "Past illnesses"), record.Problems.Past, p => p.Ended is null ? "" : "Until " + p.Ended) : null,
            Sees("MedicationRequest") ? Part("medicines", Of("Your medicines", "Medicines"), record.Medicines.Current, m => m.Dose ?? "") : null,
            Sees("AllergyIntolerance") ? Part("allergies", Of("What you must not have", "What they must not have"), record.Allergies.Active, _ => "") : null,
            Sees("Immunization") ? Part("jabs", Of("Your jabs", "Jabs"), record.Immunisations.Items, _ => "") : null,
            Sees("Observation") ? new("measured", "What was measured", [.. Measured(record.Measurements).Select(m => new OwnLine(m.Name, People.Record.MeasureView.Latest(m), From(m), m.Reference))]) : null,
            Sees("Flag") ? Part("wishes", Of("Your wishes, and how to help you", "Wishes, and how to help"), Wishes(record.RisksAndWishes), w => w.Detail ?? "") : null,
            Part("goals", Of("Your goals", "Goals"), record.PlansAndGoals.Goals, g => g.Progress ?? ""),
            Part("plans", Of("Your plans", "Plans"), record.PlansAndGoals.Plans, p => string.Join(". ", p.Activities)),
            Part("todo", "What others have to do", record.OpenActions.Items, a => a.WhoseMove),
            Part("stays", Of("Your stays in hospital or a home", "Stays in hospital or a home"), record.Contacts.Stays, c => c.Reason ?? ""),
            Part("visits", "Visits and calls", record.Contacts.Others.Take(20), c => string.Join(", ", c.Who)),
            new("wrong", Of("What you told us is wrong", "What was said to be wrong"), [.. Own.Correction.In(opened.Input).Select(Said)]),
            Sees("DocumentReference") ? Part("letters", "Letters", record.Documents.Items, d => d.Summary ?? "") : null,
        ];
        Parts = [.. parts.OfType<OwnPart>()];
        return Page();
    }

    // Of what somebody may not see, "nothing is written" would be untrue: the part is left out.
    private bool Sees(string type) => View.Sight.Readable?.Invoke(type) != false;

    private static string SaidBy(string words) => words switch
    {
        "In the person's own words" => "In your own words",
        "Chosen by the person" => "You chose this",
        _ => words,
    };

    private static IEnumerable<Measure> Measured(Measurements all) => [.. all.VitalSigns, .. all.Tests, .. all.SocialHistory, .. all.Surveys, .. all.Other];

    private static IEnumerable<RiskOrWish> Wishes(RisksAndWishes all) => [.. all.Wishes, .. all.ReasonableAdjustments, .. all.Warnings, .. all.Risks];

    private OwnLine Said(Correction said) => new(
        said.Words, said.Answer is { } answer ? $"{T["Their answer:"].Value} {answer}" : T["They have not answered yet."].Value,
        said.AnsweredBy ?? (said.AskedAt is { } at ? Dates.Day(at) : ""), "");

    private static OwnPart Part<T>(string id, string title, IEnumerable<T> items, Func<T, string> more)
        where T : RecordItem =>
        new(id, title, [.. items.Select(i => new OwnLine(i.Text, More(i.Text, more(i)), From(i), i.Reference))]);

    private static string From(RecordItem item) => $"{string.Join(" and ", item.SourceNames)}{(item.When is { } when ? ", " + when.DateWords : "")}";

    // A letter's summary is often its name again; how a goal stands is one word.
    private static string More(string text, string more) => more.Length == 0 || more == text ? "" : char.ToUpperInvariant(more[0]) + more[1..];
}
