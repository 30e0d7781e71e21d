using System.Net;

namespace Goldthread.Toolkit.Signposts;

/// <summary>How an address was found.</summary>
public enum LinkState
{
    /// <summary>It answers.</summary>
    There,

    /// <summary>It answers from another address for good.</summary>
    Moved,

    /// <summary>Its server says that it is gone, or knows nothing of it (404, 410).</summary>
    Dead,

    /// <summary>Its server answers, but neither yes nor no: it asks for a sign-in, or has trouble of its own.</summary>
    Unclear,

    /// <summary>Nobody answered, which may be because this machine has no way out; nothing is concluded from it.</summary>
    NotReached,
}

/// <summary>What was found at an address.</summary>
/// <param name="State">How it was found.</param>
/// <param name="Words">More of it: where it moved to, what the server answered.</param>
public readonly record struct LinkFound(LinkState State, string Words);

/// <summary>Looks whether addresses are still there. It reads no more than the beginning of an answer, and a machine without a way out never makes a link dead.</summary>
public sealed class LinkCheck : IDisposable
{
    private const int MostMoves = 5;
    private readonly HttpClient _http;

    /// <summary>A checker that waits so long for each answer.</summary>
    public LinkCheck(TimeSpan patience)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = patience }) { Timeout = patience };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Goldthread/0.1");
    }

    /// <summary>Looks at one address.</summary>
    public async Task<LinkFound> Look(string url, CancellationToken cancel = default)
    {
        var (address, isForGood) = (new Uri(url), true);
        try
        {
            for (var moves = 0; moves <= MostMoves; moves++)
            {
                using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
                var code = (int)answer.StatusCode;
                if (code is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } to)
                {
                    isForGood &= code is 301 or 308;
                    address = new Uri(address, to);
                    if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return new LinkFound(LinkState.Unclear, "it leads to no web page");
                    continue;
                }

                return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? new LinkFound(LinkState.Dead, $"the server answered {code}")
                    : !answer.IsSuccessStatusCode ? new LinkFound(LinkState.Unclear, $"the server answered {code}")
                    : moves > 0 && isForGood ? new LinkFound(LinkState.Moved, $"it is now at {address}") : new LinkFound(LinkState.There, "");
            }

            return new LinkFound(LinkState.Unclear, $"it was sent on more than {MostMoves} times");
        }
        catch (HttpRequestException error)
        {
            return new LinkFound(LinkState.NotReached, error.Message);
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new LinkFound(LinkState.NotReached, $"no answer within {_http.Timeout.TotalSeconds:0} seconds");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
