using System.Globalization;
using Goldthread.DesignSystem.Forms;
using Goldthread.Impact.Scenarios;
using Goldthread.Toolkit.Model.Kept;
using Goldthread.Toolkit.Pages.Learning;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>Writes down what came of something that was expected.</summary>
internal sealed class MeasuredModel(ExpectedDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public string? Id { get; set; }

    [BindProperty]
    public string? Of { get; set; }

    [BindProperty]
    public string? Change { get; set; }

    [BindProperty]
    public string? Low { get; set; }

    [BindProperty]
    public string? High { get; set; }

    [BindProperty]
    public DateAnswer On { get; set; } = new();

    [BindProperty]
    public string? Source { get; set; }

    public ExpectedEffect Effect { get; private set; } = null!;

    private long Number => long.TryParse(Id, out var number) ? number : 0;

    public Task<IActionResult> OnPost() => Do<ExpectedEffect>(async () =>
    {
        var typed = new Typed();
        var of = Enum.TryParse<Measure>(Of, out var measure) && Enum.IsDefined(measure) ? measure : (Measure?)null;
        typed.Refuse(of is null, nameof(Of), "Choose what was measured");
        var change = Figure(typed, Change, nameof(Change), "Give a number: below 0 for less, such as -120");
        var (low, high) = (Figure(typed, Low, nameof(Low), null), Figure(typed, High, nameof(High), null));
        typed.Refuse(low is null != high is null, low is null ? nameof(Low) : nameof(High), "Give both ends of the interval, or neither");
        typed.Refuse(low > change, nameof(Low), "The lower end is not above the change");
        typed.Refuse(high < change, nameof(High), "The upper end is not below the change");
        var day = typed.Take(On.Read("day to which it was counted"), nameof(On), default);
        typed.Refuse(day > Today, nameof(On), "Give a day that has passed");
        var source = typed.Need(Source, nameof(Source), "Say where it is from and how it was compared", 1000);
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : await desk.Write(Number, new FoundFigure(of!.Value, change!.Value, low, high, day, source, "", default), Me);
    }, e => e.Href + "?done=written");

    protected override async Task<bool> Load(bool first)
    {
        if (await desk.Find(Number) is not { } found || found.Organisation != Me.Organisation) return false;
        Effect = found;
        return true;
    }

    private static double? Figure(Typed typed, string? text, string path, string? ask)
    {
        var said = (text ?? "").Trim().Replace("£", "", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal);
        if (said.Length == 0 && ask is null) return null;
        if (double.TryParse(said, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e12) return number;
        typed.Refuse(true, path, ask ?? "Give a number, or leave it empty");
        return null;
    }
}
