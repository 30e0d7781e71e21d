using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>
/// Asks axe-core what is wrong with a page. It is given to the page once, and the page keeps it while it stands;
/// Deque's own driver gives it twice for each question, the second time to an empty page that puts the answers of the frames together. No page of ours has frames.
/// </summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>Each rule of WCAG 2.2 A and AA and of good practice that the page breaks, with the first places where it does.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        page.Frames.Count.ShouldBe(1, $"{page.Url} has frames, into which axe would have to go as well");
        if (!await page.EvaluateAsync<bool>("() => typeof axe === 'object'")) await page.EvaluateAsync(Source);
        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const found = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
              if (found.passes.length === 0) throw new Error('axe has looked at nothing');
              return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`);
            }
            """,
            Rules);
    }
}
