using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// Something the person said of themselves, whole and in their own words. The item's text is those words, line breaks kept.
/// </summary>
public sealed record PersonWords : RecordItem
{
    internal PersonWords(RecordItem item)
        : base(item)
    {
    }

    /// <summary>The question or heading it answers; null when there is none.</summary>
    public string? Heading { get; init; }

    /// <summary>"In the person's own words", "Written by Ann Smith".</summary>
    public required string SaidBy { get; init; }

    /// <summary>Pictures, sound or other files the person gave.</summary>
    public IReadOnlyList<DocumentFile> Files { get; init; } = [];
}

/// <summary>What matters to the person: from About Me first, then their notes and the goals they chose.</summary>
public sealed record WhatMatters(IReadOnlyList<PersonWords> Words);

internal static class WhatMattersSection
{
    public static WhatMatters Read(EntrySet entries)
    {
        var latestForms = Forms(entries).Concat(Compositions(entries)).GroupBy(w => (w.SourceCode, w.Form)).SelectMany(LatestOnly);
        var said = Observations(entries).Concat(Notes(entries)).Concat(Goals(entries)).Select(w => w.Words);
        return new WhatMatters([
            .. latestForms.Select(w => w.Words).OrderByDescending(w => w.When?.Start ?? w.Received).ThenBy(w => w.Reference, StringComparer.Ordinal),
            .. said.OrderByDescending(w => w.When?.Start ?? w.Received).ThenBy(w => w.Reference, StringComparer.Ordinal)]);
    }

    internal static bool IsAboutMe(JsonElement composition) =>
        AboutMeWords.IsForm(composition.Text("title")) || AboutMeWords.IsForm(CodeText.Words(composition.Child("type")));

    private sealed record Said(PersonWords Words, string SourceCode, string Form, string Reference, DateTimeOffset Order);

    private static IEnumerable<Said> LatestOnly(IGrouping<(string, string), Said> forms)
    {
        var latest = forms.OrderByDescending(w => w.Order).ThenBy(w => w.Reference, StringComparer.Ordinal).First().Reference;
        return forms.Where(w => w.Reference == latest);
    }

    private static IEnumerable<Said> Forms(EntrySet entries)
    {
        foreach (var entry in entries.Facts("QuestionnaireResponse"))
        {
            var response = entry.Resource;
            if (response.Text("status") is not (null or "completed" or "amended" or "in-progress")) continue;
            var whole = AboutMeWords.IsForm(response.Text("questionnaire")) || AboutMeWords.IsForm(response.Child("_questionnaire").First("extension").Text("valueString"));
            foreach (var answer in Answers.Of(response))
            {
                if (!whole && !AboutMeWords.IsHeading(answer.Heading)) continue;
                yield return Make(entry, entries, answer.Heading, answer.Text, Speaker(response.Child("source"), response.Child("author"), entry, entries),
                    response.Text("questionnaire") ?? "form", answer.Files);
            }
        }
    }

    private static IEnumerable<Said> Compositions(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Composition"))
        {
            var whole = IsAboutMe(entry.Resource);
            foreach (var section in Sections(entry.Resource, 0))
            {
                var title = section.Text("title") ?? CodeText.Words(section.Child("code"));
                if ((!whole && !AboutMeWords.IsForm(title) && !AboutMeWords.IsHeading(title)) || NarrativeText.Read(section.Child("text")) is not { } words) continue;
                var author = section.First("author").Exists() ? section.First("author") : entry.Resource.First("author");
                yield return Make(entry, entries, title, words, Speaker(author, default, entry, entries), "composition", []);
            }
        }
    }

    private static IEnumerable<JsonElement> Sections(JsonElement owner, int depth) =>
        depth > 8 ? [] : owner.Items("section").SelectMany(section => Sections(section, depth + 1).Prepend(section));

    private static IEnumerable<Said> Observations(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Observation"))
        {
            if (entry.Resource.Text("valueString") is not { } words || CodeText.Words(entry.Resource.Child("code")) is not { } heading || !AboutMeWords.IsHeading(heading)) continue;
            yield return Make(entry, entries, heading, words, Speaker(entry.Resource.First("performer"), default, entry, entries), "observation", []);
        }
    }

    private static IEnumerable<Said> Notes(EntrySet entries)
    {
        foreach (var entry in entries.Facts("CarePlan").Concat(entries.Facts("Goal")))
        {
            foreach (var note in entry.Resource.Items("note"))
            {
                if (note.Text("text") is not { } words || Who(note.Child("authorReference"), entries) is not { } who) continue;
                var said = Make(entry, entries, "About: " + EntryTitle.Of(entry, entries), words, SaidBy(who, note.Child("authorReference"), entry, entries), "note", []);
                yield return note.Moment("time") is { } time ? said with { Words = said.Words with { When = time } } : said;
            }
        }
    }

    private static IEnumerable<Said> Goals(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Goal"))
        {
            if (entry.Resource.Text("lifecycleStatus") is "cancelled" or "rejected" or "completed") continue;
            if (PlansAndGoalsSection.ChosenByOf(entry.Resource, entries) != ChosenBy.ThePerson) continue;
            yield return Make(entry, entries, "My goal", PlansAndGoalsSection.GoalTitle(entry.Resource), "Chosen by the person", "goal", []);
        }
    }

    private static Said Make(Entry entry, EntrySet entries, string? heading, string words, string saidBy, string form, IReadOnlyList<DocumentFile> files) => new(
        new PersonWords(entries.Item(entry, words)) { Heading = heading, SaidBy = saidBy, Files = files },
        entry.SourceCode, form, entry.Reference, entry.When?.Start ?? entry.Received);

    private static string Speaker(JsonElement source, JsonElement author, Entry entry, EntrySet entries)
    {
        var by = source.Exists() ? source : author;
        return Who(by, entries) is { } who ? SaidBy(who, by, entry, entries)
            : entries.Name(by, entry.Resource) is { } name ? "Written by " + name : "Who wrote it is not recorded";
    }

    private static string SaidBy(string who, JsonElement by, Entry entry, EntrySet entries) =>
        who == "person" ? "In the person's own words" : "In the words of " + (entries.Name(by, entry.Resource) ?? "family or a carer");

    private static string? Who(JsonElement by, EntrySet entries) =>
        !by.Exists() ? null : entries.IsThePerson(by) ? "person"
        : by.Text("type") == "RelatedPerson" || by.Text("reference")?.Contains("RelatedPerson/", StringComparison.Ordinal) == true ? "family" : null;
}
