using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Goldthread.Fhir.Subscriptions;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Feeds;

/// <summary>
/// Fetches documents of a feed. A server that fetches any address it is given can be made to reach into its own network, so each connection is held to the
/// same rules as notifications are; answers are bounded in size and time, redirects in number.
/// </summary>
public sealed class FeedClient : IDisposable
{
    private const int MostRedirects = 3;
    private const int LargestAnswer = 20_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;

    /// <summary>A client that goes where the rules allow.</summary>
    public FeedClient(EndpointRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.All, ConnectCallback = rules.Connect, ConnectTimeout = TimeSpan.FromSeconds(10), MaxConnectionsPerServer = 4 };
        _http = new HttpClient(handler) { Timeout = Patience };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Goldthread", "0.1"));
    }

    /// <summary>An address that may be fetched: http or https, without a name or password in it.</summary>
    public static Outcome<Uri> Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0
            ? address
            : new Fault(FaultKind.Invalid, "A feed's address begins with https:// or http:// and holds no name or password.");

    /// <summary>The document at an address; a fault in plain words when there is none to be had.</summary>
    public async Task<Outcome<JsonDocument>> Get(Uri address, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(Patience);
        try
        {
            for (var i = 0; i <= MostRedirects; i++)
            {
                using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, time.Token);
                if ((int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } to)
                {
                    var next = Address(new Uri(address, to).ToString());
                    if (!next.Succeeded) return new Fault(FaultKind.Invalid, "was sent on to an address that is not fetched");
                    address = next.Value;
                    continue;
                }

                if (!answer.IsSuccessStatusCode) return new Fault(FaultKind.NotFound, $"could not be fetched: the feed answered {(int)answer.StatusCode}");
                return await Read(answer, time.Token);
            }

            return new Fault(FaultKind.Invalid, $"was sent on more than {MostRedirects} times");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Fault(FaultKind.TooCostly, $"was not answered within {Patience.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException error)
        {
            return new Fault(FaultKind.NotFound, $"could not be fetched: {error.Message}");
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return new Fault(FaultKind.Invalid, "broke off while it was read");
        }
        catch (JsonException)
        {
            return new Fault(FaultKind.WrongFormat, "is not JSON");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static async Task<Outcome<JsonDocument>> Read(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (bytes.Length + read > LargestAnswer) return new Fault(FaultKind.TooLarge, $"is larger than {LargestAnswer / 1_000_000} MB");
            bytes.Write(buffer, 0, read);
        }

        return JsonDocument.Parse(bytes.ToArray());
    }
}
