using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Goldthread.DesignSystem.Text;
using Goldthread.Toolkit.Learning.Events;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Learning.Newsletters;

/// <summary>The parts of an issue, in the order in which they stand.</summary>
internal enum Section
{
    /// <summary>Stories that people sent in.</summary>
    News,

    /// <summary>What is new in the toolkit or was read again.</summary>
    Toolkit,

    /// <summary>Events to come.</summary>
    ComingUp,
}

/// <summary>One line of an issue.</summary>
/// <param name="Key">What it is made of: "story/5", "item/initiative/somerset/2", "event/7".</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Words">What it says, in Markdown.</param>
/// <param name="Href">Where to read on; empty for a story, which is read here.</param>
internal sealed record IssueLine(string Key, Section Section, string Title, string Words, string Href);

/// <summary>What an editor chose for an issue.</summary>
/// <param name="Order">Keys in the order they are to stand in; what is not named stands after, as it came.</param>
/// <param name="LeftOut">Keys that are not to stand in it.</param>
internal sealed record IssueChoices(IReadOnlyList<string> Order, IReadOnlyList<string> LeftOut)
{
    public static IssueChoices None { get; } = new([], []);
}

/// <summary>The newsletter of a month as it is stored.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Opening">What the editor says first, in Markdown.</param>
/// <param name="Choices">Order, and what is left out.</param>
/// <param name="Lines">What was published; empty before.</param>
/// <param name="Version">How often it was published; 0 for a draft.</param>
/// <param name="PublishedAt">When it was last published; null for a draft.</param>
/// <param name="PublishedBy">Who read and published it.</param>
internal sealed record Newsletter(DateOnly Month, string Opening, IssueChoices Choices, IReadOnlyList<IssueLine> Lines, int Version, DateTimeOffset? PublishedAt, string PublishedBy)
{
    /// <summary>The month as in addresses: "2026-11".</summary>
    public string Code => Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public string Title => "Newsletter, " + Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public string Href => "/toolkit/newsletters/" + Code;

    public static Newsletter Empty(DateOnly month) => new(month, "", IssueChoices.None, [], 0, null, "");

    /// <summary>The month of "2026-11"; null for anything else.</summary>
    public static DateOnly? Read(string? code) => DateOnly.TryParseExact(code + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year >= 2000 ? month : null;
}

/// <summary>Makes the lines of an issue out of what there is.</summary>
internal static class IssueMaker
{
    /// <summary>The most items of the toolkit in one issue: the newest.</summary>
    public const int MostItems = 12;

    private const int DaysAhead = 62;

    /// <summary>Everything that could stand in the issue of a month.</summary>
    /// <param name="month">The first day of the month.</param>
    /// <param name="today">Today: for the month that runs, events count from here.</param>
    /// <param name="stories">Stories; those that were published in the month count.</param>
    /// <param name="items">Items of the toolkit; those published, or published again after somebody read them, in the month count.</param>
    /// <param name="events">Events; those held in the two months after count.</param>
    public static IReadOnlyList<IssueLine> Lines(DateOnly month, DateOnly today, IEnumerable<NewsStory> stories, IEnumerable<IndexedItem> items, IEnumerable<LearningEvent> events)
    {
        var next = month.AddMonths(1);
        bool Within(DateTimeOffset at) => Dates.DayInLondon(at) is var day && day >= month && day < next;
        var from = today < month ? month : today > next ? next : today;
        return
        [
            .. stories.Where(s => s.State == StoryState.Published && Within(s.DecidedAt!.Value)).OrderBy(s => s.DecidedAt)
                .Select(s => new IssueLine(s.Key, Section.News, s.Title, $"{s.Words}\n\n{s.PersonName}, {s.OrganisationName}", "")),
            .. items.Where(i => Within(DateTimeOffset.FromUnixTimeMilliseconds(i.PublishedAt))).OrderByDescending(i => i.PublishedAt).ThenBy(i => i.Title, StringComparer.Ordinal).Take(MostItems)
                .Select(i => new IssueLine($"item/{i.Kind.Code}/{i.Id}/{i.Version}", Section.Toolkit, i.Title, (i.Version > 1 ? "Read again. " : "") + i.Summary, i.Href)),
            .. events.Where(e => !e.IsCancelled && Dates.DayInLondon(e.Starts) is var day && day >= from && day <= from.AddDays(DaysAhead)).OrderBy(e => e.Starts)
                .Select(e => new IssueLine($"event/{e.Number}", Section.ComingUp, e.Title, $"{Dates.Moment(e.Starts)}. {e.Where}. For {e.ForWhom}", e.Href)),
        ];
    }

    /// <summary>The lines in the order that the editor chose, section by section, with those that are left out.</summary>
    public static IReadOnlyList<(IssueLine Line, bool LeftOut)> Arranged(IReadOnlyList<IssueLine> lines, IssueChoices choices)
    {
        var place = choices.Order.Select((key, at) => (key, at)).DistinctBy(k => k.key).ToDictionary(k => k.key, k => k.at, StringComparer.Ordinal);
        return [.. lines.OrderBy(l => l.Section).ThenBy(l => place.GetValueOrDefault(l.Key, int.MaxValue)).Select(l => (l, choices.LeftOut.Contains(l.Key)))];
    }

    /// <summary>The choices with one line a place up or down in its section.</summary>
    public static IssueChoices Moved(IReadOnlyList<IssueLine> lines, IssueChoices choices, string key, bool up)
    {
        var order = Arranged(lines, choices).Select(l => l.Line).ToList();
        var at = order.FindIndex(l => l.Key == key);
        var to = up ? at - 1 : at + 1;
        if (at < 0 || to < 0 || to >= order.Count || order[to].Section != order[at].Section) return choices;
        (order[at], order[to]) = (order[to], order[at]);
        return choices with { Order = [.. order.Select(l => l.Key)] };
    }

    /// <summary>A mark of what an editor read: it differs when the opening or one of the lines does.</summary>
    public static string Mark(string opening, IEnumerable<IssueLine> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(opening + "\n" + JsonSerializer.Serialize(lines))));
}
