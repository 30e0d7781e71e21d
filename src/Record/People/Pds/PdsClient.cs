using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People.Pds;

/// <summary>
/// Asks the register over HTTP. Every request names itself and the conversation it is part of (X-Request-ID, X-Correlation-ID); where the register says
/// "later" (429, Retry-After) it is asked once more if that is soon. What goes wrong is an answer in words, never an exception: nothing is lost by it.
/// </summary>
internal sealed class PdsClient(HttpClient http, TimeProvider clock) : IPds
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public Task<PdsAnswer> Get(NhsNumber number, CancellationToken cancel) => Ask($"Patient/{number}", (status, answer) => status switch
    {
        HttpStatusCode.OK => PdsReading.Person(answer) is { } person ? PdsAnswer.Found(person) : PdsAnswer.Unavailable("The national register sent a person that cannot be read."),
        HttpStatusCode.NotFound => new PdsAnswer(PdsReading.IsInvalidated(answer) ? PdsResult.Invalidated : PdsResult.NotFound),
        _ => Failed(status),
    }, cancel);

    public Task<PdsAnswer> Search(PdsQuestion question, CancellationToken cancel)
    {
        var query = $"Patient?family={Uri.EscapeDataString(question.Family)}&gender={Uri.EscapeDataString(question.Sex)}&birthdate=eq{Uri.EscapeDataString(question.BirthDate)}"
            + (question.Postcode.Length > 0 ? $"&address-postalcode={Uri.EscapeDataString(question.Postcode)}" : "");
        return Ask(query, (status, answer) => status == HttpStatusCode.OK ? PdsReading.Found(answer) : Failed(status), cancel);
    }

    private async Task<PdsAnswer> Ask(string path, Func<HttpStatusCode, JsonElement, PdsAnswer> read, CancellationToken cancel)
    {
        try
        {
            var conversation = NewId();
            var (status, wait, answer) = await Send(path, conversation, cancel);
            if (status == HttpStatusCode.TooManyRequests && wait <= LongestWait)
            {
                await Task.Delay(wait, clock, cancel);
                (status, _, answer) = await Send(path, conversation, cancel);
            }

            return read(status, answer);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or OperationCanceledException)
        {
            return PdsAnswer.Unavailable(error is OperationCanceledException
                ? "The national register did not answer in time. Nothing was changed; try again later."
                : "The national register cannot be reached. Nothing was changed; try again later.");
        }
    }

    private async Task<(HttpStatusCode Status, TimeSpan Wait, JsonElement Answer)> Send(string path, string conversation, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Request-ID", NewId());
        request.Headers.Add("X-Correlation-ID", conversation);
        request.Headers.Add("Accept", "application/fhir+json");
        using var response = await http.SendAsync(request, cancel);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
        var wait = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - clock.GetUtcNow() : LongestWait + TimeSpan.FromSeconds(1));
        if (bytes.Length == 0 || response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
        {
            return (response.StatusCode, wait, default);
        }

        using var json = JsonDocument.Parse(bytes);
        return (response.StatusCode, wait, json.RootElement.Clone());
    }

    // A random UUID, RFC 9562 version 4.
    private static string NewId()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static PdsAnswer Failed(HttpStatusCode status) => PdsAnswer.Unavailable(status switch
    {
        HttpStatusCode.TooManyRequests => "The national register is busy. Nothing was changed; try again in a minute.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "The national register does not let this system in. Tell whoever runs it.",
        _ => string.Create(CultureInfo.InvariantCulture, $"The national register answered with an error ({(int)status}). Nothing was changed; try again later."),
    });
}
