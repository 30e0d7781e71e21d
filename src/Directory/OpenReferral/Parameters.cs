using System.Globalization;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Directory.OpenReferral;

/// <summary>The query of a request, as Open Referral UK 3.0 names its parameters. One that is not known, or given twice, is a fault and names itself.</summary>
internal sealed record Parameters
{
    public const int DefaultPageSize = 50;
    public const int LargestPage = 500;
    private const int LongestText = 200;

    public static readonly string[] Paging = ["page", "per_page"];
    public static readonly string[] Services = [.. Paging, "search", "taxonomy_term_id", "taxonomy_id", "minimum_age", "maximum_age", "start_time", "end_time", "day"];
    public static readonly string[] Locations = [.. Services, "postcode", "proximity"];

    public string? Search { get; init; }

    public int Page { get; init; }

    public int PerPage { get; init; }

    public string? Term { get; init; }

    public string? Taxonomy { get; init; }

    public double? MinimumAge { get; init; }

    public double? MaximumAge { get; init; }

    public TimeOnly? Starts { get; init; }

    public TimeOnly? Ends { get; init; }

    public int? Day { get; init; }

    public string? Postcode { get; init; }

    public double? Metres { get; init; }

    public static Outcome<Parameters> Read(IQueryCollection query, string[] known)
    {
        var faults = new List<Fault>();
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal)) faults.Add(Wrong(name, $"There is no parameter \"{Short(name)}\" here. There are: {string.Join(", ", known)}."));
            else if (values.Count > 1) faults.Add(Wrong(name, "Give this parameter once."));
        }

        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        var search = Text("search");
        if (search?.Length > LongestText) faults.Add(Wrong("search", $"Give at most {LongestText} characters."));
        var read = new Parameters
        {
            Search = search,
            Page = Whole(Text("page"), "page", 1, 1_000_000, 1, faults),
            PerPage = Whole(Text("per_page"), "per_page", 1, LargestPage, DefaultPageSize, faults),
            Term = Id(Text("taxonomy_term_id"), "taxonomy_term_id", faults),
            Taxonomy = Id(Text("taxonomy_id"), "taxonomy_id", faults),
            MinimumAge = Number(Text("minimum_age"), "minimum_age", "years", faults),
            MaximumAge = Number(Text("maximum_age"), "maximum_age", "years", faults),
            Starts = Time(Text("start_time"), "start_time", faults),
            Ends = Time(Text("end_time"), "end_time", faults),
            Day = DayOf(Text("day"), faults),
            Postcode = Text("postcode"),
            Metres = Number(Text("proximity"), "proximity", "metres", faults),
        };
        if (read.Metres is not null && read.Postcode is null) faults.Add(Wrong("proximity", "Give the postcode from which it is measured in \"postcode\"."));
        return faults.Count > 0 ? faults.ToArray() : read;
    }

    public static Fault Wrong(string parameter, string message) => new(FaultKind.Invalid, message, Short(parameter));

    private static int Whole(string? text, string name, int least, int most, int otherwise, List<Fault> faults)
    {
        if (text is null) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        faults.Add(Wrong(name, $"Give a whole number from {least} to {most}."));
        return otherwise;
    }

    private static double? Number(string? text, string name, string unit, List<Fault> faults)
    {
        if (text is null) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        faults.Add(Wrong(name, $"Give a number of {unit}, 0 or more."));
        return null;
    }

    private static string? Id(string? text, string name, List<Fault> faults)
    {
        if (text is not null && !StableId.IsId(text)) faults.Add(Wrong(name, "Give a UUID."));
        return text?.ToLowerInvariant();
    }

    private static TimeOnly? Time(string? text, string name, List<Fault> faults)
    {
        if (text is null) return null;
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        faults.Add(Wrong(name, "Give a time such as 09:30."));
        return null;
    }

    private static int? DayOf(string? text, List<Fault> faults)
    {
        if (text is null) return null;
        var day = text.All(char.IsAsciiLetter) ? OpeningWords.DayOf(text) : -1;
        if (day >= 0) return day;
        faults.Add(Wrong("day", "Give a day of the week: MO, TU, WE, TH, FR, SA, SU, or its name."));
        return null;
    }

    private static string Short(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
