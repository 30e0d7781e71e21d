using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Goldthread.Record.Access;
using Goldthread.Support;

namespace Goldthread.Toolkit.Tests.Learning;

/// <summary>People of several organisations, and how their pages are asked and their forms sent.</summary>
internal static partial class Partners
{
    public const string Council = "ZZLA01";
    public const string Trust = "ZZAC01";
    public const string Board = "ZZIB01";

    public static User User(string id, string organisation, string role = "social-worker") => new(id, "Name of " + id, "Works", role, organisation, "Organisation " + organisation);

    public static async Task<Site> At(World world, string organisation, string role)
    {
        var site = new Site(world);
        await site.SignIn(organisation, role);
        return site;
    }

    /// <summary>Opens a page and sends its form as a browser does: with the hidden fields of the form whose handler or address is named.</summary>
    public static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Send(this Site site, string path, string handler, params (string Name, string Value)[] fields)
    {
        var (status, page, _) = await site.Get(path);
        status.ShouldBe(HttpStatusCode.OK, path);
        return await site.Send(page, path, handler, fields);
    }

    public static Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Send(this Site site, IDocument page, string path, string handler, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelectorAll("main form[method=post]").First(f => handler.Length == 0 || (f.GetAttribute("action") ?? "").Contains("handler=" + handler, StringComparison.Ordinal));
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(h => fields.All(f => f.Name != h.Item1));
        return site.Post(form.GetAttribute("action") is { Length: > 0 } action ? action : path, null, [.. hidden, .. fields]);
    }

    /// <summary>The number in an address that a form led to.</summary>
    public static long NumberIn(Uri? to) => long.Parse(Digits().Match(to!.ToString()).Value);

    public static Task<long> Acts(World world, string like) => world.Records.Read(s => s.Statement("select count(*) from kernel_journal where activity like @like").Set("like", like).First(r => r.GetInt64(0), 0L)).AsTask();

    [GeneratedRegex("[0-9]{6,}")]
    private static partial Regex Digits();
}
