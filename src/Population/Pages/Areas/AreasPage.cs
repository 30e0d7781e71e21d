using Goldthread.Population.Reference.Areas;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Population.Pages.Areas;

/// <summary>What both pages about areas do first: ask for the right, and read the geography as it is now.</summary>
internal abstract class AreasPage(GeographyBook book, PlaceAgreements agreements) : PageModel
{
    /// <summary>The command that loads reference data.</summary>
    public const string Command = "goldthread population reference FILES";

    public User Me { get; private set; } = null!;

    public Geography Geography { get; private set; } = null!;

    public IReadOnlyList<PlaceAgreement> Agreements { get; private set; } = [];

    protected GeographyBook Book => book;

    /// <summary>An answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Enter()
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !user.Role.May(Activities.KeepGeography)) return Forbid();
        Me = user;
        Geography = await book.Now();
        Agreements = await agreements.All();
        return null;
    }

    public static string People(long? residents) => residents is { } people ? people.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : "not known";
}
