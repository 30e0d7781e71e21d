using System.Net.Http.Headers;
using Goldthread.Fhir.Xml;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>Calls endpoints: no redirect is followed, no cookie kept, no answer read beyond its status.</summary>
internal sealed class EndpointCaller : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public EndpointCaller(EndpointRules rules, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = rules.Connect,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxConnectionsPerServer = 16,
            MaxResponseHeadersLength = 16,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends one notification; null when it was taken, otherwise why not, in words that hold no secret.</summary>
    /// <param name="method">POST for a notification, PUT for a resource of R4's own kind.</param>
    /// <param name="address">Where to.</param>
    /// <param name="plan">Headers, format and patience.</param>
    /// <param name="json">What is sent; null for nothing.</param>
    /// <param name="cancel">When the server stops.</param>
    public async Task<string?> Call(HttpMethod method, Uri address, SubscriptionPlan plan, byte[]? json, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address);
        if (json is not null)
        {
            var isXml = plan.Format == "application/fhir+xml";
            request.Content = new ByteArrayContent(isXml ? FhirXml.FromJson(json, indented: false) : json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(plan.Format!, "utf-8");
        }
        else
        {
            request.Content = new ByteArrayContent([]);
        }

        foreach (var (name, value) in plan.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var patience = new CancellationTokenSource(plan.Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode ? null : $"The endpoint answered {(int)response.StatusCode}.";
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return $"The endpoint did not answer within {plan.Patience.TotalSeconds} seconds.";
        }
        catch (HttpRequestException error)
        {
            return $"The endpoint could not be reached ({error.HttpRequestError}).";
        }
    }

    public void Dispose() => _http.Dispose();
}
