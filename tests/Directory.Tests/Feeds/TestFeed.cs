using System.Net;
using System.Text;
using Goldthread.Directory.Services;

namespace Goldthread.Directory.Tests.Feeds;

/// <summary>A directory of somebody else, on this machine: what it answers, and how it fails, a test says.</summary>
internal sealed class TestFeed : IDisposable
{
    private readonly HttpListener _listener = new();

    public TestFeed()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = Run();
    }

    public string Address { get; }

    public Func<string, string> Answer { get; set; } = _ => "{}";

    public string? Broken { get; set; }

    public string? SentOnTo { get; set; }

    public int Asked => Log.Count;

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What was asked for, in order.</summary>
    public List<string> Log { get; } = [];

    public void Serve(params Service[] services) => Answer = path =>
    {
        if (path.StartsWith("/services/", StringComparison.Ordinal)) return ServiceWriter.Write(services.Single(s => path.EndsWith(s.Id, StringComparison.Ordinal)));
        var page = path.Contains("page=2&", StringComparison.Ordinal) ? 2 : 1;
        var shown = services.Skip((page - 1) * 100).Take(100).ToList();
        return $$"""{"total_items":{{services.Length}},"total_pages":{{(services.Length + 99) / 100}},"page_number":{{page}},"contents":[{{string.Join(',', shown.Select(s => $$"""{"id":"{{s.Id}}"}"""))}}]}""";
    };

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task Run()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var path = context.Request.RawUrl!;
                Log.Add(path);
                await Task.Delay(Delay);
                if (SentOnTo is { } to) context.Response.Redirect(to);
                else if (Broken is { } broken && path.Contains(broken, StringComparison.Ordinal)) context.Response.StatusCode = 500;
                else await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Answer(path)));
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
