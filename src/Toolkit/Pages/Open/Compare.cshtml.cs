using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>Initiatives side by side.</summary>
[AllowAnonymous]
internal sealed class CompareModel(ToolkitShelf shelf) : PageModel
{
    /// <summary>The most that stand side by side.</summary>
    public const int Most = 4;

    public IReadOnlyList<Initiative> Initiatives { get; private set; } = [];

    public int LeftOut { get; private set; }

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows
    {
        get
        {
            var facts = Initiatives.Select(InitiativeFacts.Of).ToList();
            return
            [
                .. facts[0].Select((fact, i) => (IReadOnlyList<TableCell>)[fact.Name, .. facts.Select(f => (TableCell)f[i].Value)]),
                .. Enum.GetValues<Theme>().Where(t => Initiatives.Any(i => i.Outcomes.Any(o => o.Theme == t))).Select(t => (IReadOnlyList<TableCell>)
                    [Typology.Words(t), .. Initiatives.Select(i => (TableCell)(string.Join("; ", i.Outcomes.Where(o => o.Theme == t).Select(o => $"{o.Quoted} ({o.Name})")) is { Length: > 0 } said ? said : "Not said"))]),
                [(TableCell)"Success factors that are shown", .. Initiatives.Select(i => (TableCell)string.Join("; ", i.Factors.Select(f => Typology.Words(f.Factor))))],
            ];
        }
    }

    public async Task OnGet()
    {
        var ids = Request.Query["id"].OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        LeftOut = Math.Max(0, ids.Count - Most);
        Initiatives = [.. (await shelf.Documents<Initiative>(ItemKind.Initiative, [.. ids.Take(Most)])).Select(i => i.Document)];
    }
}
