using Goldthread.Directory.Unmet;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>For those who plan and pay: needs for which nothing is listed (domain row N09).</summary>
internal sealed class UnmetModel(ServiceDirectory directory, UnmetSearches unmet) : KeepPage(directory)
{
    private const int Months = 12;

    public IReadOnlyList<UnmetNeed> Needs { get; private set; } = [];

    public string HiddenWords { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (Enter(Activities.SeeUnmetNeed) is { } instead) return instead;
        (Needs, var hidden) = await unmet.Since(Months);
        HiddenWords = hidden == 0 ? "Nothing is hidden." : $"Further needs with fewer than {UnmetSearches.Fewest} searches each: {hidden:N0}. They are not shown.";
        return Page();
    }
}
