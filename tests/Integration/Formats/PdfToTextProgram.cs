namespace Tracker.Integration.Tests.Formats;

/// <summary>Poppler's program, where this machine has it.</summary>
internal static class PdfToTextProgram
{
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "pdftotext")) || File.Exists(Path.Combine(folder, "pdftotext.exe")));

    /// <summary>Skips the test with the reason where the program is not there.</summary>
    public static void Require() => Assert.SkipUnless(IsInstalled, "There is no pdftotext on this machine; install poppler-utils.");
}
