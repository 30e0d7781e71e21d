using System.Globalization;
using Goldthread.DesignSystem.Text;
using Goldthread.Population.Extracts.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Extracts;

/// <summary>The extracts of the reader, those that wait for them to check, and what was decided; and the returns of their organisation.</summary>
internal sealed class IndexModel(ExtractDesk desk, TimeProvider clock) : ExtractsPage(clock)
{
    private readonly TimeProvider _clock = clock;

    public IReadOnlyList<ExtractRequest> Mine { get; private set; } = [];

    public IReadOnlyList<ExtractRequest> ToCheck { get; private set; } = [];

    public IReadOnlyList<ExtractRequest> Done { get; private set; } = [];

    /// <summary>Of a return: the council's code, the period, at first the last whole quarter of a year, and which file.</summary>
    public string? LaCode { get; private set; }

    public string? From { get; private set; }

    public string? To { get; private set; }

    public string? Which { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Enter() is { } instead) return instead;
        (Mine, ToCheck, Done) = (await desk.Mine(Me), await desk.ToCheck(Me), await desk.Done(Me));
        var today = Dates.DayInLondon(_clock.GetUtcNow());
        var begins = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        (From, To) = (begins.AddMonths(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), begins.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return Page();
    }
}
