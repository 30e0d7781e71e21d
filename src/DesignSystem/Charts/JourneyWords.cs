using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>A <see cref="JourneyStrip"/> in sentences, for those who do not see it and for those who want the days.</summary>
internal sealed class JourneyWords(JourneyStrip journey)
{
    /// <summary>How many days of each path were spent where, and how often what happened.</summary>
    public string Says() => $"{journey.Title}. " + string.Join(" ", journey.Paths.Select(Sum));

    /// <summary>Each path as a list of sentences.</summary>
    public IHtmlContent Path() => new Fragment([.. journey.Paths.Select(path => new Fragment(
        Markup.El("p").Add(Markup.El("strong").Add(path.Name)),
        Markup.El("ol", "nhsuk-list", "gt-journey__words").AddAll(Sentences(path).Select(sentence => Markup.El("li").Add(sentence)))))]);

    private string Sum(JourneyPath path)
    {
        var days = journey.Places.Select(place => (place.Name, Days: path.Stays.Where(stay => stay.Letter == place.Letter).Sum(Length))).Where(place => place.Days > 0).Select(place => $"{place.Name} {Days(place.Days)}");
        var marks = journey.Kinds.Select(kind => (Kind: kind, Count: path.Marks.Count(mark => mark.Kind == kind))).Where(kind => kind.Count > 0).Select(kind => $"{kind.Kind} {Times(kind.Count)}");
        return $"{path.Name}: {string.Join(", ", days.Concat(marks))}.";
    }

    private IEnumerable<string> Sentences(JourneyPath path)
    {
        var stays = path.Stays.Where(stay => Length(stay) > 0).OrderBy(stay => stay.FromDay).ToList();
        for (var i = 0; i < stays.Count; i++)
        {
            var stay = stays[i];
            var last = i == stays.Count - 1;
            var marks = path.Marks.Where(mark => (i == 0 || mark.Day >= stay.FromDay) && (last || mark.Day < stays[i + 1].FromDay)).OrderBy(mark => mark.Day).ToList();
            yield return $"{When(stay.FromDay)}: {journey.Place(stay.Letter).Name}{(stay.Note is null ? "" : ", " + stay.Note)}, {Days(Length(stay))}.{string.Concat(marks.Select(mark => $" {mark.Kind}: {When(mark.Day, small: true)}."))}";
        }

        if (stays.Count == 0) foreach (var mark in path.Marks.OrderBy(mark => mark.Day)) yield return $"{mark.Kind}: {When(mark.Day, small: true)}.";
    }

    private int Length(JourneyStay stay) => Math.Min(stay.ToDay, journey.Weeks * 7) - Math.Max(0, stay.FromDay);

    private string When(int day, bool small = false)
    {
        var week = (day / 7 % JourneyStrip.WeeksInALine) + 1;
        return journey.Weeks <= JourneyStrip.WeeksInALine ? $"{(small ? "week" : "Week")} {week}" : $"{(small ? "year" : "Year")} {(day / 7 / JourneyStrip.WeeksInALine) + 1} week {week}";
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days:#,##0} days";

    private static string Times(int count) => count == 1 ? "once" : count == 2 ? "twice" : $"{count:#,##0} times";
}
