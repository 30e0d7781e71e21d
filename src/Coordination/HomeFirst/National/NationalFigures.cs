using System.Globalization;

namespace Goldthread.Coordination.HomeFirst.National;

/// <summary>What a published series counts.</summary>
internal static class Series
{
    /// <summary>No figures: what the codes of places are called.</summary>
    public const string Names = "names";

    /// <summary>People in acute hospitals who no longer meet the criteria to reside, counted each day.</summary>
    public const string NotMeeting = "not-meeting";

    /// <summary>People who left acute hospitals, each day; slots 1 (Monday) to 7, and "by17" and "after17" while these were published.</summary>
    public const string Left = "left";

    /// <summary>People delayed on a day of the month, by reason.</summary>
    public const string Reasons = "reasons";

    /// <summary>Days of delayed transfers of care in the month, by reason.</summary>
    public const string DelayedDays = "delayed-days";

    /// <summary>The same by who was responsible.</summary>
    public const string DelayedDaysByBody = "delayed-days-body";
}

/// <summary>What is added up for one place, series, slot and month.</summary>
internal readonly record struct FigureKey(string Place, string Series, string Slot, string Month);

/// <summary>A sum, of how many values, and how many were published as missing.</summary>
internal sealed class Figure
{
    public long Total { get; set; }

    public int Counted { get; set; }

    public int Missing { get; set; }
}

/// <summary>A place of which figures are published.</summary>
/// <param name="Code">Its code; of councils in the old series "la:" and the name, for their codes changed.</param>
/// <param name="Name">Its name, or the code where the files give none.</param>
/// <param name="Kind">"icb", "trust" or "council".</param>
internal sealed record NationalPlace(string Code, string Name, string Kind);

/// <summary>What was read of one file.</summary>
internal sealed record NationalFile(string Series, string Kind, string Name)
{
    public int Accepted { get; set; }

    public List<(int Line, string Reason)> Refused { get; } = [];

    public List<string> Notes { get; } = [];

    public Dictionary<FigureKey, Figure> Figures { get; } = [];

    public Dictionary<string, NationalPlace> Places { get; } = new(StringComparer.Ordinal);

    public void Add(string place, string slot, string month, long? value) => Add(place, Series, slot, month, value);

    public void Add(string place, string series, string slot, string month, long? value)
    {
        var key = new FigureKey(place, series, slot, month);
        if (!Figures.TryGetValue(key, out var figure))
        {
            Figures[key] = figure = new Figure();
        }

        if (value is { } number)
        {
            figure.Total += number;
            figure.Counted++;
        }
        else
        {
            figure.Missing++;
        }
    }

    public void Refuse(int line, string reason) => Refused.Add((line, reason));

    /// <summary>A count as it is published: digits; NA, "-" and nothing are missing. False for anything else.</summary>
    public static bool TryCount(string text, out long? value)
    {
        value = null;
        if (text is "" or "NA" or "-" or "*")
        {
            return true;
        }

        var isCount = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        value = isCount ? number : null;
        return isCount;
    }
}
