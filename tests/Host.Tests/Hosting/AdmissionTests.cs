using System.Net;
using System.Text;
using Goldthread.Support;

namespace Goldthread.Host.Tests.Hosting;

public sealed class AdmissionTests
{
    [Fact]
    public async Task Write_WhenAsManyAsMayAreWorkedOn_IsToldToComeBackAndSucceedsThen()
    {
        await using var world = await World.Start(mostAtOnce: 1);
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = new Uri(world.Address, "/fhir/") };
        http.DefaultRequestHeaders.Add("Authorization", world.System.Authorization);
        var slow = new BodyInTwo("""{"resourceType":"Organization",""", """ "name":"Slow to send"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "Organization") { Content = slow, Headers = { ExpectContinue = true } };

        var first = http.SendAsync(request);
        await slow.Begun;
        var second = await http.PostAsync("Organization", Organization());
        var read = await http.GetAsync("Organization?name=Slow");
        var health = await http.GetAsync(new Uri(world.Address, "/health/ready"));
        slow.End();

        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        second.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
        (await second.Content.ReadAsStringAsync()).ShouldContain("OperationOutcome");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await http.PostAsync("Organization", Organization())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static StringContent Organization() => new("""{"resourceType":"Organization","name":"Meadow"}""", Encoding.UTF8, "application/fhir+json");

    /// <summary>A body whose second half is sent when it is told to. It begins when the server asks for it, which is when the request is worked on.</summary>
    private sealed class BodyInTwo : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _first;
        private readonly byte[] _second;

        public BodyInTwo(string first, string second)
        {
            _first = Encoding.UTF8.GetBytes(first);
            _second = Encoding.UTF8.GetBytes(second);
            Headers.ContentType = new("application/fhir+json");
        }

        public Task Begun => _begun.Task;

        public void End() => _end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_first);
            await stream.FlushAsync();
            _begun.SetResult();
            await _end.Task;
            await stream.WriteAsync(_second);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
