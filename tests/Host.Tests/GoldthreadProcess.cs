using System.Diagnostics;

namespace Goldthread.Host.Tests;

/// <summary>The product as a process of its own, as an operator starts it.</summary>
internal sealed class GoldthreadProcess : IAsyncDisposable
{
    private static readonly string Dll = Path.Combine(Root(), "src", "Host", "bin", Configuration(), "net10.0", "Goldthread.Host.dll");

    private readonly Process _process;

    private GoldthreadProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Exit, string Out, string Error)> Run(params string[] args)
    {
        await using var started = Start(args);
        var error = started._process.StandardError.ReadToEndAsync();
        var text = await started._process.StandardOutput.ReadToEndAsync();
        await started._process.WaitForExitAsync();
        return (started._process.ExitCode, text, await error);
    }

    /// <summary>Runs a command to its end with something to read.</summary>
    public static async Task<(int Exit, string Out, string Error)> RunOn(string input, params string[] args)
    {
        await using var started = Start(args, hasInput: true);
        var error = started._process.StandardError.ReadToEndAsync();
        var text = started._process.StandardOutput.ReadToEndAsync();
        await started._process.StandardInput.WriteAsync(input);
        started._process.StandardInput.Close();
        await started._process.WaitForExitAsync();
        return (started._process.ExitCode, await text, await error);
    }

    /// <summary>Starts a command and does not wait.</summary>
    public static GoldthreadProcess Start(params string[] args) => Start(args, hasInput: false);

    private static GoldthreadProcess Start(string[] args, bool hasInput)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = hasInput, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Dll);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return new GoldthreadProcess(Process.Start(start)!);
    }

    /// <summary>Starts a server on a data folder, without demo people, and waits until it says its address.</summary>
    public static async Task<(GoldthreadProcess Server, HttpClient Client)> Serve(string data)
    {
        var server = Start("serve", "--empty", "--urls", "http://127.0.0.1:0", "--data", data);
        _ = server._process.StandardError.ReadToEndAsync();
        const string Ready = "Goldthread is ready at ";
        while (await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                _ = server._process.StandardOutput.ReadToEndAsync();
                var token = (await Run("token", "system", "--data", data)).Out.Trim().Split('\n')[^1];
                var client = new HttpClient { BaseAddress = new Uri(line[Ready.Length..]) };
                client.DefaultRequestHeaders.Authorization = new("Bearer", token);
                return (server, client);
            }
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    // tests/Host.Tests/bin/Debug/net10.0
    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Goldthread.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-host-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
