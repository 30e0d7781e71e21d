using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Goldthread.Record.Access;

namespace Goldthread.Support;

/// <summary>Reads pages over HTTP as a browser does: cookies are kept, forms carry their hidden fields.</summary>
public sealed class Site : IDisposable
{
    private readonly World _world;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Site(World world)
    {
        _world = world;
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = world.Address };
    }

    public Cookie? Cookie(string name) => _cookies.GetCookies(_world.Address).FirstOrDefault(c => c.Name == name);

    public void SetCookie(string name, string value) => _cookies.Add(_world.Address, new Cookie(name, value, "/"));

    public async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Get(string path)
    {
        using var response = await _http.GetAsync(path);
        return (response.StatusCode, await Parse(response), response.Headers.Location);
    }

    /// <summary>The whole answer, headers and all.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Posts a form of a page with its hidden fields; null leaves the token out.</summary>
    public async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Post(string action, string? token, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (token is not null)
        {
            all.Add(KeyValuePair.Create("__RequestVerificationToken", token));
        }

        using var content = new FormUrlEncodedContent(all);
        using var response = await _http.PostAsync(action, content);
        return (response.StatusCode, await Parse(response), response.Headers.Location);
    }

    /// <summary>Follows a way to a provider and back: what the callback answers, and its address.</summary>
    public async Task<((HttpStatusCode Status, IDocument Page, Uri? To) Answer, string Callback)> Through(string start)
    {
        var callback = await CallbackOf(start);
        return (await Get(callback), callback);
    }

    /// <summary>Follows a way to a provider and stops before the callback.</summary>
    public async Task<string> CallbackOf(string start)
    {
        var (status, _, provider) = await Get(start);
        status.ShouldBe(HttpStatusCode.Found);
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var response = await elsewhere.GetAsync(provider);
        return response.Headers.Location!.PathAndQuery;
    }

    /// <summary>Makes a user of an organisation and signs in as them.</summary>
    public async Task SignIn(string organisation, string role = "gp", string? person = null)
    {
        var user = new User($"{role}-of-{organisation}", $"The {role} of {organisation}", role, role, organisation, organisation, person);
        await _world.Records.Write(session =>
        {
            UserTable.Put(session, user);
            return true;
        });
        var (_, page, _) = await Get("/sign-in");
        (await Post("/sign-in", Token(page), ("user", user.Id))).Status.ShouldBe(HttpStatusCode.Found);
    }

    public static string Token(IDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public void Dispose() => _http.Dispose();

    private static async Task<IDocument> Parse(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
